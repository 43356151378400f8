package dev.nnm.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The folder names are the architecture: each package uses those below it only, and each library has one place. */
class ArchitectureTest {

    private static final String ROOT = "dev.nnm.compiler";

    private static final JavaClasses COMPILER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "problem,   ''",
        "stack,     ''",
        "syntax,    problem",
        "graph,     problem",
        "op,        graph",
        "interpret, graph op",
        "totality,  graph op",
        "derive,    graph op totality",
        "simplify,  graph op totality interpret",
        "notation,  graph op problem",
        "check,     graph op derive simplify interpret problem syntax stack",
        "function,  graph op check derive simplify",
        "loop,      graph op problem",
        "emit,      loop graph op problem",
        "cache,     ''",
        "load,      emit cache stack",
    })
    void packagesUseOnlyThoseBelowThem(String name, String below) {
        List<String> allowed = new ArrayList<>(List.of(ROOT + "." + name + ".."));
        for (String other : below.split(" ", -1)) {
            if (!other.isBlank()) {
                allowed.add(ROOT + "." + other + "..");
            }
        }
        DescribedPredicate<JavaClass> fine =
                not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(allowed.toArray(String[]::new)));
        classes()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .onlyDependOnClassesThat(fine)
                .check(COMPILER);
    }

    @ParameterizedTest(name = "{0} in {1} only")
    @CsvSource({
        "com.palantir.javapoet.., emit",
        "org.antlr..,             syntax",
        "dev.nnm.grammar..,       syntax",
        "org.codehaus..,          load",
        "javax.tools..,           load",
    })
    void everyLibraryHasOnePlace(String library, String place) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + place + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(COMPILER);
    }

    @Test
    void theRuntimeKnowsNothingOfTheCompiler() {
        JavaClasses runtime = new ClassFileImporter().importPackages("dev.nnm.runtime");
        noClasses()
                .that()
                .resideInAPackage("dev.nnm.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "..", "dev.nnm.grammar..", "com.palantir..", "org.antlr..", "org.codehaus..")
                .check(runtime);
    }
}
