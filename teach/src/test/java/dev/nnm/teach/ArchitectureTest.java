package dev.nnm.teach;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions know documents, documents know no format, and each library has one place. */
class ArchitectureTest {

    private static final String ROOT = "dev.nnm.teach";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void documentsKnowNoFormat() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".document")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".render..", ROOT + ".picture..", "com.google.gson..")
                .check(CLASSES);
    }

    @ParameterizedTest(name = "{0} in {1} only")
    @CsvSource({
        "com.google.gson..,    render",
        "org.knowm..,          picture",
        "org.apache.batik..,   picture",
        "org.eclipse..,        picture",
        "org.hipparchus..,     number",
    })
    void everyLibraryHasOnePlace(String library, String place) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + place + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @Test
    void thereIsNoWayBackToTheCommandLine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.nnm.cli..", "picocli..")
                .check(CLASSES);
    }
}
