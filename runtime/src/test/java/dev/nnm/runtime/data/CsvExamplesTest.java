package dev.nnm.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.runtime.ColumnSelection;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.Variable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvExamplesTest {

    private static final Variable PETAL = new Variable("petal", List.of(2));
    private static final Variable AGE = new Variable("age", List.of());
    private static final Variable SPECIES =
            new Variable("species", List.of(), List.of("setosa", "versicolor", "virginica"));
    private static final Variable DIGIT = new Variable("digit", List.of(), List.of("0", "1", "2", "3"));

    private final ModelDescription flower = model(List.of(PETAL, AGE), SPECIES);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("data.csv");
    }

    private static ModelDescription model(List<Variable> inputs, Variable... targets) {
        return new ModelDescription(
                "M", "m.nnm", Precision.FLOAT, inputs, List.of(targets), List.of(), List.of(), List.of(), true, null);
    }

    private static ColumnSelection positions(String variable, int first, int last) {
        return new ColumnSelection(variable, first, last, List.of());
    }

    private static ColumnSelection named(String variable, String... names) {
        return new ColumnSelection(variable, 0, 0, List.of(names));
    }

    private Dataset read(ModelDescription model, String text, ColumnSelection... selections) throws IOException {
        Files.writeString(file, text);
        return CsvExamples.readWithTargets(file, model, List.of(selections));
    }

    private Dataset readInputs(ModelDescription model, String text, ColumnSelection... selections) throws IOException {
        Files.writeString(file, text);
        return CsvExamples.readInputs(file, model, List.of(selections));
    }

    private void refused(String message, ModelDescription model, String text, ColumnSelection... selections) {
        assertThatThrownBy(() -> read(model, text, selections))
                .isInstanceOf(UserError.class)
                .hasMessage(message.replace("data.csv", file.toString()));
    }

    private void inputsRefused(String message, ModelDescription model, String text) {
        assertThatThrownBy(() -> readInputs(model, text))
                .isInstanceOf(UserError.class)
                .hasMessage(message.replace("data.csv", file.toString()));
    }

    private static double[] values(Dataset examples, String input) {
        return examples.input(input).values().toDoubles();
    }

    private static double[] targets(Dataset examples) {
        return examples.targets().get(0).values().toDoubles();
    }

    @Test
    void withoutHeaderTheOrderIsInputsThenTargets() throws IOException {
        Dataset examples = read(flower, "1.5,2,30,setosa\n-1e-3,.5,31,virginica\n");
        assertThat(examples.count()).isEqualTo(2);
        assertThat(values(examples, "petal")).containsExactly(1.5, 2, -1e-3, 0.5);
        assertThat(values(examples, "age")).containsExactly(30, 31);
        assertThat(targets(examples)).containsExactly(0, 2);
    }

    @Test
    void aHeaderWithTheVariablesNamesDecides() throws IOException {
        String rows = "virginica,30,x,2,1\n";
        for (String header : List.of("petal_2,petal_1", "petal2,petal1", "petal[1],petal[0]")) {
            Dataset examples = read(flower, "species,age,note," + header + "\n" + rows);
            assertThat(values(examples, "petal")).containsExactly(1, 2);
            assertThat(values(examples, "age")).containsExactly(30);
            assertThat(targets(examples)).containsExactly(2);
        }
    }

    @Test
    void aHeaderWithOtherNamesIsSkipped() throws IOException {
        Dataset examples = read(flower, "length,width,years,kind\n1,2,3,setosa\n");
        assertThat(values(examples, "petal")).containsExactly(1, 2);
        assertThat(targets(examples)).containsExactly(0);
    }

    @Test
    void aHeaderThatNamesSomeVariablesInTheirPlacesIsSkipped() throws IOException {
        for (String header : List.of("length,width,age,species", "petal_1,width,years,kind", "id,petal2,years,kind")) {
            assertThat(read(flower, header + "\n1,2,3,setosa\n").count()).isEqualTo(1);
            assertThat(readInputs(flower, header + "\n1,2,3,setosa\n").count()).isEqualTo(1);
        }
    }

    @Test
    void aHeaderThatNamesSomeVariablesElsewhereMustNameAll() throws IOException {
        for (String header : List.of("length,age,width,species", "id,petal_1,years,kind", "species,a,b,c")) {
            String message = "data.csv: the header has no column for petal (petal_1 … petal_2); it has "
                    + header.replace(",", ", ") + ".";
            refused(message, flower, header + "\n1,2,3,setosa\n");
            inputsRefused(message, flower, header + "\n1,2,3,setosa\n");
        }
        assertThat(readInputs(flower, "petal_1,petal_2,age,kind\n1,2,3,setosa\n")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aHeaderThatNamesAColumnTwice() {
        String message = "data.csv: the header names petal_2 twice.";
        refused(message, flower, "petal_1,petal_2,petal_2,age,species\n1,2,3,4,setosa\n");
        inputsRefused(message, flower, "petal_2,petal_2,age\n1,2,3\n");
        refused(
                "data.csv: the header names years twice.",
                model(List.of(AGE)),
                "years,years\n1,2\n",
                named("age", "years"));
    }

    @Test
    void labelsThatAreNamesAreNoHeader() throws IOException {
        Variable x = new Variable("x", List.of(3), List.of("x1", "x2"));
        assertThat(readInputs(model(List.of(x)), "x1,x1,x2\n").count()).isEqualTo(1);
    }

    @Test
    void quotesCommentsBlankLinesCarriageReturnsAndSpaces() throws IOException {
        String text = "\uFEFF# a comment\r\n\r\n\"1.5\", 2 ,\"30\",\"setosa\"\r\n   \r\n3,4,5, virginica";
        Dataset examples = read(flower, text);
        assertThat(values(examples, "petal")).containsExactly(1.5, 2, 3, 4);
        assertThat(targets(examples)).containsExactly(0, 2);
    }

    @Test
    void rowsMayBeginLikeComments() throws IOException {
        ModelDescription keyed = model(List.of(new Variable("key", List.of(), List.of("#a", "b"))), AGE);
        for (String comments : List.of("", "# a key, an age, and a comma\n", "#\n# of\n")) {
            Dataset rows = read(keyed, comments + "#a,1\n#a,2\nb,3\n\"#a\",4\n");
            assertThat(values(rows, "key")).containsExactly(0, 0, 1, 0);
            assertThat(targets(rows)).containsExactly(1, 2, 3, 4);
            assertThat(values(read(keyed, comments + "key,age\n#a,1\n"), "key")).containsExactly(0);
            assertThat(values(read(keyed, comments + "#a,1\n#a,2\n"), "key")).containsExactly(0, 0);
        }
        assertThat(values(readInputs(keyed, "#a\nb\n#a\n"), "key")).containsExactly(0, 1, 0);
        refused("data.csv:3: this row has 1 column, but the first row has 2.", keyed, "b,1\n#a,2\n# more\n");
        refused("data.csv:2: this row has 1 column, but the first row has 2.", keyed, "#a,2\n# more\nb,1\n");
    }

    @Test
    void aCommentMayHaveAsManyColumnsAsARow() throws IOException {
        ModelDescription two = model(List.of(new Variable("x", List.of(), List.of())), AGE);
        for (String begin : List.of("# people, by age\n", "# people, by age\n# and, more\n")) {
            assertThat(targets(read(two, begin + "1,30\n"))).containsExactly(30);
            assertThat(targets(read(two, begin + "age,x\n30,1\n"))).containsExactly(30);
            assertThat(targets(read(two, begin + "a,b\n1,30\n"))).containsExactly(30);
            refused("data.csv: the file has no examples.", two, begin);
        }
        refused("data.csv: the file has a header, but no examples.", two, "# x,age\n");
    }

    @Test
    void aHeaderMayBeAComment() throws IOException {
        ModelDescription two = model(List.of(new Variable("x", List.of(), List.of())), AGE);
        Dataset swapped = read(two, "# people, by age\n# age, x\n30,1\n");
        assertThat(values(swapped, "x")).containsExactly(1);
        assertThat(targets(swapped)).containsExactly(30);
        assertThat(targets(read(two, "#x,age\nage,x\n30,1\n"))).containsExactly(30);
        assertThat(targets(read(two, "# years, place\n30,1\n", named("age", "years"), named("x", "place"))))
                .containsExactly(30);
    }

    @Test
    void aColumnThatIsNotReadMayBeginLikeAComment() throws IOException {
        ModelDescription two = model(List.of(new Variable("x", List.of(), List.of())), AGE);
        ColumnSelection[] selections = {positions("x", 2, 2), positions("age", 3, 3)};
        assertThat(targets(read(two, "# number, place, years\n#1,5,30\n#2,6,31\n", selections)))
                .containsExactly(30, 31);
        assertThat(targets(read(two, "#1,5,30\n2,6,31\n", selections))).containsExactly(30, 31);
    }

    @Test
    void columnsByPosition() throws IOException {
        ColumnSelection[] selections = {positions("petal", 3, 4), positions("age", 1, 1), positions("species", 2, 2)};
        Dataset examples = read(flower, "30,setosa,1,2,?\n31,versicolor,3,4,?\n", selections);
        assertThat(values(examples, "petal")).containsExactly(1, 2, 3, 4);
        assertThat(values(examples, "age")).containsExactly(30, 31);
        Dataset withHeader = read(flower, "a,b,c,d,e\n30,setosa,1,2,?\n", selections);
        assertThat(withHeader.count()).isEqualTo(1);
    }

    @Test
    void columnsByName() throws IOException {
        ColumnSelection[] selections = {
            named("petal", "petal width", "petal length"), named("age", "years"), named("species", "kind")
        };
        Dataset examples = read(flower, "kind,petal length,petal width,years\nsetosa,1,2,3\n", selections);
        assertThat(values(examples, "petal")).containsExactly(2, 1);
    }

    @Test
    void numericLabelsMatchAsTextOrAsNumbers() throws IOException {
        ModelDescription digits = model(List.of(AGE), DIGIT);
        assertThat(targets(read(digits, "7,3\n7,3.0\n7, 0\n"))).containsExactly(3, 3, 0);
    }

    @Test
    void predictionNeedsNoTargets() throws IOException {
        assertThat(readInputs(flower, "1,2,3\n").targets()).isEmpty();
        assertThat(readInputs(flower, "1,2,3,unheard of\n").count()).isEqualTo(1);
        assertThat(readInputs(flower, "age,petal_1,petal_2\n1,2,3\n").count()).isEqualTo(1);
        ColumnSelection[] selections = {positions("petal", 1, 2), positions("age", 3, 3), positions("species", 4, 4)};
        assertThat(readInputs(flower, "1,2,3\n", selections).count()).isEqualTo(1);
    }

    @Test
    void textInANumberColumn() {
        refused(
                "data.csv:2: column 2 has \"two\", but petal needs a number.",
                flower,
                "1,2,3,setosa\n1,two,3,setosa\n");
        refused("data.csv:1: column 2 has \"two\", but petal needs a number.", flower, "1,two,3,setosa\n");
    }

    @Test
    void emptyAndNotFiniteNumbers() {
        refused("data.csv:3: column 3 is empty, but age needs a number.", flower, "1,2,3,setosa\n\n1,2,,setosa\n");
        refused("data.csv:2: column 3 has \"NaN\", but age needs a number.", flower, "1,2,3,setosa\n1,2,NaN,setosa\n");
        refused(
                "data.csv:1: column 1 has \"1e999\", but petal needs a number that is not too large: the largest float is about 3.4e38.",
                flower,
                "1e999,2,3,setosa\n");
        refused("data.csv:1: column 1 has \"1d\", but petal needs a number.", flower, "1d,2,3,setosa\n");
        refused("data.csv:1: column 1 has \"1-2\", but petal needs a number.", flower, "1-2,2,3,setosa\n");
    }

    @Test
    void badQuotesAndSeparators() throws IOException {
        refused("data.csv: the columns must be separated by commas.", flower, "1;2;3;setosa\n");
        refused("data.csv:1: column 1 has \"one…\", but petal needs a number.", flower, "\"one\ntwo\",2,3,setosa\n");
        assertThatThrownBy(() -> read(flower, "1,2,3,setosa\n1,\"2,3,setosa\n"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + ": this cannot be read as CSV: ");
        assertThat(values(read(flower, "1, \"2\" ,3,setosa\n"), "petal")).containsExactly(1, 2);
    }

    @Test
    void unknownClass() {
        refused(
                "data.csv:1: column 4 has \"virginca\", but species is one of setosa, versicolor, virginica."
                        + " Did you mean \"virginica\"?",
                flower,
                "1,2,3,virginca\n");
        refused("data.csv:1: column 2 has \"7\", but digit is one of 0, 1, 2, 3.", model(List.of(AGE), DIGIT), "1,7\n");
    }

    @Test
    void rowsOfDifferentWidth() {
        refused("data.csv:2: this row has 3 columns, but the first row has 4.", flower, "1,2,3,setosa\n1,2,3\n");
        refused(
                "data.csv:2: this row has 5 columns, but the first row has 4.",
                flower,
                "1,2,3,setosa\n1,2,3,setosa,\n");
    }

    @Test
    void theWrongNumberOfColumns() {
        refused(
                "data.csv: the rows have 3 columns, but 4 are needed: petal_1 … petal_2, age, species. Columns can also be"
                        + " chosen by a header with these names or in the data block, such as { x = columns 1..4 }.",
                flower,
                "1,2,setosa\n");
    }

    @Test
    void columnsThatTheFileDoesNotHave() {
        refused(
                "data.csv: the rows have 4 columns, but species is in column 7.",
                flower,
                "1,2,3,setosa\n",
                positions("petal", 1, 2),
                positions("age", 3, 3),
                positions("species", 7, 7));
        refused(
                "data.csv: the header has no column \"petal lenght\"; it has petal length, petal width, age, species."
                        + " Did you mean \"petal length\"?",
                flower,
                "petal length,petal width,age,species\n1,2,3,setosa\n",
                named("petal", "petal lenght", "petal width"),
                named("age", "age"),
                named("species", "species"));
        refused(
                "data.csv: the header has no column for age (age); it has species, petal_1, petal_2, ages."
                        + " Did you mean \"ages\"?",
                flower,
                "species,petal_1,petal_2,ages\nsetosa,1,2,3\n");
    }

    @Test
    void selectionsThatDoNotFitTheModel() {
        refused(
                "m.nnm: petal has 2 elements, but the data block selects 3 columns for it.",
                flower,
                "1,2,3,setosa\n",
                positions("petal", 1, 3),
                positions("age", 3, 3),
                positions("species", 4, 4));
        refused("m.nnm: the data block selects no column for age.", flower, "1,2,3,setosa\n", positions("petal", 1, 2));
    }

    @Test
    void aSpaceIsALabelWhereItIsACharacter() throws IOException {
        Variable letter = new Variable("letter", List.of(), List.of("a", " ", "b"));
        Dataset examples = read(model(List.of(AGE), letter), "1, \n2,\" \"\n3, b \n4,a\n");
        assertThat(targets(examples)).containsExactly(1, 1, 2, 0);
        refused("data.csv:1: column 2 is empty, but letter is one of a,  , b.", model(List.of(AGE), letter), "1,\n");
    }

    @Test
    void aMissingFileWithANeighbourOfNearlyItsName() throws IOException {
        Files.writeString(folder.resolve("flowers.csv"), "1,2,3,setosa\n");
        assertThatThrownBy(() -> CsvExamples.readInputs(folder.resolve("flower.cvs"), flower, List.of()))
                .hasMessageEndingWith("flower.cvs: there is no such file. Did you mean \"flowers.csv\"?");
        assertThatThrownBy(() -> CsvExamples.readInputs(folder.resolve("flowers"), flower, List.of()))
                .hasMessageEndingWith("flowers: there is no such file. Did you mean \"flowers.csv\"?");
        Path elsewhere = folder.resolve("data");
        assertThatThrownBy(() -> CsvExamples.readInputs(elsewhere.resolve("flowers.csv"), flower, List.of()))
                .hasMessageEndingWith("flowers.csv: there is no folder " + elsewhere + ".");
    }

    @Test
    void filesThatAreNoExamples() throws IOException {
        refused("data.csv: the file has no examples.", flower, "");
        refused("data.csv: the file has no examples.", flower, "  \n\n");
        refused("data.csv: the file has a header, but no examples.", flower, "petal_1,petal_2,age,species\n");
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> CsvExamples.readInputs(missing, flower, List.of()))
                .isInstanceOf(UserError.class)
                .hasMessage(missing + ": there is no such file.");
        assertThatThrownBy(() -> CsvExamples.readInputs(folder, flower, List.of()))
                .isInstanceOf(UserError.class)
                .hasMessage(folder + ": this is a folder, not a CSV file.");
        Files.write(file, "1,2,3,sétosa\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvExamples.readInputs(file, flower, List.of()))
                .isInstanceOf(UserError.class)
                .hasMessage(file + ": this is not UTF-8 text.");
    }
}
