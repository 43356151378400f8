package dev.nnm.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.Golden;
import dev.nnm.compiler.syntax.Statement.InputDeclaration;
import dev.nnm.compiler.syntax.Statement.OutputDefinition;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.compiler.syntax.Statement.TrainBlock;
import dev.nnm.compiler.syntax.TrainSetting.ColumnBinding;
import dev.nnm.compiler.syntax.TrainSetting.ColumnPositions;
import dev.nnm.compiler.syntax.TrainSetting.DataFile;
import dev.nnm.compiler.syntax.TrainSetting.DataTable;
import dev.nnm.compiler.syntax.TrainSetting.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSyntaxTest {

    @ParameterizedTest
    @ValueSource(strings = {"baydin", "xor", "iris", "functions", "everything", "loops"})
    void trees(String name) {
        String text = Golden.read(Golden.folder("programs").resolve(name + ".nnm"));

        Golden.assertMatches("ast/" + name + ".txt", Parsing.tree(text));
    }

    @Test
    void aListOfNamesIsSeveralStatements() {
        assertThat(Parsing.program("input x1, v[2]\noutput y, z").statements())
                .satisfiesExactly(
                        x -> assertThat(((InputDeclaration) x).span().text()).isEqualTo("x1"),
                        v -> assertThat(((InputDeclaration) v).shape()).hasSize(1),
                        y -> assertThat(((OutputDefinition) y).value()).isNull(),
                        z -> assertThat(((OutputDefinition) z).name().text()).isEqualTo("z"));
    }

    @Test
    void aParameterHasAnInitializerOrAValueOrNeither() {
        ParameterDeclaration drawn = (ParameterDeclaration) Parsing.statement("param W[n + 1, 2] ~ normal(0, 0.1)");
        ParameterDeclaration given = (ParameterDeclaration) Parsing.statement("param b = -1");
        ParameterDeclaration bare = (ParameterDeclaration) Parsing.statement("param b");

        assertThat(drawn.initializer()).isInstanceOf(Expression.Call.class);
        assertThat(drawn.value()).isNull();
        assertThat(given.initializer()).isNull();
        assertThat(given.value()).isInstanceOf(Expression.Unary.class);
        assertThat(bare.initializer()).isNull();
        assertThat(bare.value()).isNull();
    }

    @Test
    void rowsOfDataHaveInputsAndTargets() {
        TrainBlock train = (TrainBlock) Parsing.statement(
                "train { data { (0, 1) -> 2; 3 -> (4, 5)\n (6, 7); 8, 9 -> \"a\", -1; (1 + 2) * 3 → x } }");
        DataTable table = (DataTable) train.settings().get(0);

        assertThat(table.rows())
                .extracting(row -> row.inputs().size() + " -> " + row.targets().size())
                .containsExactly("2 -> 1", "1 -> 2", "2 -> 0", "2 -> 2", "1 -> 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train { data \"d.csv\" { x = columns 1..4, t = column 5, v = columns \"a\", \"b\", w = column \"c\" } }",
                "train { data \"d.csv\" {\n x = columns 1..4\n t = column 5;\n v = columns \"a\",\n  \"b\"\n w = column \"c\",\n} }",
                "train\n{\n  data \"d.csv\"\n  {\n    x = columns 1..4,\n    t = column 5,\n    v = columns \"a\", \"b\"\n"
                        + "    w = column \"c\"\n  }\n}",
            })
    void columnsOfAFile(String text) {
        DataFile file =
                (DataFile) ((TrainBlock) Parsing.statement(text)).settings().get(0);

        assertThat(file.path().value()).isEqualTo("d.csv");
        assertThat(file.columns())
                .extracting(column -> column.variable().text())
                .containsExactly("x", "t", "v", "w");
        ColumnPositions first = file.columns().get(0).positions();
        assertThat(first.first()).isEqualTo(1);
        assertThat(first.last()).isEqualTo(4);
        assertThat(file.columns().get(1).positions().last()).isEqualTo(5);
        ColumnBinding byName = file.columns().get(2);
        assertThat(byName.positions()).isNull();
        assertThat(byName.names()).extracting(Expression.StringLiteral::value).containsExactly("a", "b");
    }

    @Test
    void settingsHaveArguments() {
        TrainBlock train = (TrainBlock)
                Parsing.statement(
                        "train { split validation = 0.2; prepare standardize(x), minmax(y); optimizer adam(rate = 0.05); epochs 500 }");

        assertThat(train.settings())
                .extracting(setting -> ((Setting) setting).key().text())
                .containsExactly("split", "prepare", "optimizer", "epochs");
        Setting split = (Setting) train.settings().get(0);
        assertThat(split.arguments().get(0).name().text()).isEqualTo("validation");
        assertThat(((Setting) train.settings().get(1)).arguments()).hasSize(2);
    }

    @Test
    void spansOfStatementsCoverThem() {
        String text = "fn f(x, y = 2) {\n  a = x\n  a * y\n}\noutput z = f(1)  # one";

        assertThat(Parsing.program(text).statements())
                .extracting(statement -> statement.span().text())
                .containsExactly("fn f(x, y = 2) {\n  a = x\n  a * y\n}", "z = f(1)");
    }
}
