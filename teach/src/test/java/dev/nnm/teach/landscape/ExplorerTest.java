package dev.nnm.teach.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.DataPlan;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.train.TrainingListener;
import dev.nnm.runtime.train.TrainingOptions;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.teach.landscape.CriticalPoint.Kind;
import dev.nnm.teach.landscape.OptimizerPath.End;
import dev.nnm.teach.subject.Element;
import dev.nnm.teach.subject.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplorerTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard().withPrecision(Precision.DOUBLE);
    private static final String LINE = """
            input  x
            target t
            param  slope = 3
            param  shift = -1
            loss   (slope * x + shift - t)^2
            train { data { 0 -> 1; 1 -> 2; 2 -> 4 } }
            """;

    private static Survey survey(String... optimizers) {
        List<OptimizerPlan> plans = List.of(optimizers).stream()
                .map(name -> new OptimizerPlan(name, Map.of()))
                .toList();
        return new Survey(
                plans, Optional.empty(), 50, Optional.empty(), Optional.of(new Window(-2, 2, -2, 2)), 11, 1e-3, 0);
    }

    private static Landscape of(String program, Survey survey) {
        CheckedModel model = COMPILER.check(COMPILER.parse(new SourceText("test.nnm", program)));
        Subject subject = Subject.of(COMPILER, model, Weights.initial(model.description()), null, List.of(), Map.of());
        Optional<Dataset> data = Optional.ofNullable(model.training())
                .map(training -> Dataset.ofRows(model.description(), ((DataPlan.Table) training.data()).rows()));
        return Explorer.explore(subject, Element.all(subject.variables()), data, survey);
    }

    private static List<Kind> kinds(String program) {
        return of(program, survey()).criticalPoints().stream()
                .map(CriticalPoint::kind)
                .toList();
    }

    @Test
    void criticalPointsAreClassifiedByTheHessian() {
        assertThat(kinds("input x[2]; output y = x[0]^2 + x[1]^4 / 4 - x[1]^2 / 2"))
                .containsExactly(Kind.MINIMUM, Kind.MINIMUM, Kind.SADDLE);
        assertThat(kinds("input x, z; output y = cos(x) * cos(z)"))
                .containsExactly(Kind.SADDLE, Kind.SADDLE, Kind.SADDLE, Kind.SADDLE, Kind.MAXIMUM);
        assertThat(kinds("input x, z; output y = x^3 - 3 * x * z^2")).containsExactly(Kind.DEGENERATE);
        assertThat(kinds("input x, z; output y = x + z")).isEmpty();
        assertThat(kinds("input x, z; output y = (x + z)^2")).isEmpty();
        assertThat(kinds("input x, z; output y = relu(x) + relu(z)")).isEmpty();
    }

    @Test
    void theRuntimesOptimizersWalk() {
        Survey survey = survey("sgd", "adam");
        Landscape landscape = of("input x, z; output y = x^2 + 3 * z^2", survey);
        OptimizerPath descent = landscape.paths().get(0);
        double rate = descent.optimizer().settings().get("rate");

        assertThat(rate).isEqualTo(0.5 / 6);
        assertThat(descent.points()).hasSize(51);
        assertThat(descent.points().get(0).place()).isEqualTo(new Place(-1.4, 1.4));
        assertThat(descent.points().get(1)).satisfies(point -> {
            assertThat(point.place().u()).isCloseTo(-1.4 + rate * 2.8, within(1e-12));
            assertThat(point.place().v()).isCloseTo(1.4 - rate * 8.4, within(1e-12));
        });
        // with the correction of its bias, the first step of Adam has the length of the rate along each axis
        Place first = landscape.paths().get(1).points().get(1).place();
        assertThat(first.u()).isCloseTo(-1.4 + 0.08, within(1e-6));
        assertThat(first.v()).isCloseTo(1.4 - 0.08, within(1e-6));
    }

    @Test
    void newtonSolvesAQuadraticInOneStepAndGoesToSaddles() {
        assertThat(of("input x, z; output y = x^2 + x * z - z^2", survey("newton"))
                        .paths())
                .singleElement()
                .satisfies(path -> {
                    assertThat(path.points().get(1).place().u()).isCloseTo(0, within(1e-12));
                    assertThat(path.points().get(1).place().v()).isCloseTo(0, within(1e-12));
                });
    }

    @Test
    void pathsEndWhereThereIsNothingMoreToFollow() {
        assertThat(of("input x, z; output y = -x^2 - z^2", survey("sgd"))
                        .paths()
                        .get(0)
                        .end())
                .isEqualTo(End.LEFT);
        assertThat(of("input x, z; output y = ln(x) + z^2", survey("sgd"))
                        .paths()
                        .get(0)
                        .end())
                .isEqualTo(End.NOT_FINITE);
        assertThat(of("input x, z; output y = x + z", survey("newton"))
                        .paths()
                        .get(0)
                        .end())
                .isEqualTo(End.SINGULAR);
    }

    @Test
    void aLossIsTheMeanOverTheExamplesAndItsPathIsThatOfTraining() {
        Survey asked = survey();
        Survey survey = new Survey(
                List.of(new OptimizerPlan("adam", Map.of("rate", 0.1))),
                asked.rate(),
                20,
                Optional.of(new Place(3, -1)),
                asked.window(),
                asked.grid(),
                asked.tolerance(),
                asked.seed());
        Landscape landscape = of(LINE, survey);
        var trained = COMPILER.compile("test.nnm", LINE);
        var result = trained.train(
                Dataset.ofRows(
                        trained.description(),
                        ((DataPlan.Table) trained.description().training().data()).rows()),
                TrainingOptions.of(trained.description())
                        .withEpochs(20)
                        .withBatch(3)
                        .withOptimizer(new OptimizerPlan("adam", Map.of("rate", 0.1))),
                TrainingListener.none());

        assertThat(landscape.examples()).isEqualTo(3);
        assertThat(landscape.paths().get(0).points().get(0).value()).isCloseTo((4 + 0 + 1) / 3.0, within(1e-12));
        assertThat(landscape.paths().get(0).last().value())
                .isCloseTo(result.training().loss(), within(1e-9));
        assertThat(landscape.criticalPoints()).singleElement().satisfies(point -> {
            assertThat(point.place().u()).isCloseTo(1.5, within(1e-9));
            assertThat(point.place().v()).isCloseTo(5 / 6.0, within(1e-9));
        });
    }

    @Test
    void randomDirectionsGoThroughTheWeightsAndDependOnTheSeed() {
        String program = "input x[3]; param W[4, 3] ~ glorot; param b[4] = 1; output y = sum(tanh(W @ x + b)^2)"
                + "; loss sum((W @ [1, 2, 3] + b)^2)";
        CheckedModel model = COMPILER.check(COMPILER.parse(new SourceText("test.nnm", program)));
        Weights weights = Weights.initial(model.description());
        Subject subject = Subject.of(COMPILER, model, weights, "loss", List.of(), Map.of());
        Survey first = survey("sgd");
        Survey second =
                new Survey(first.optimizers(), first.rate(), 1, first.start(), first.window(), first.grid(), 1e-3, 1);
        Landscape a = Explorer.explore(subject, Element.all(subject.variables()), Optional.empty(), first);
        Landscape b = Explorer.explore(subject, Element.all(subject.variables()), Optional.empty(), first);
        Landscape c = Explorer.explore(subject, Element.all(subject.variables()), Optional.empty(), second);

        assertThat(a.grid()).isEqualTo(b.grid()).isNotEqualTo(c.grid());
        assertThat(a.grid().rows().get(5).get(5))
                .isEqualTo(c.grid().rows().get(5).get(5));
    }

    @Test
    void aUnitsPartOfADirectionIsAsLongAsItsWeights() {
        CheckedModel model = COMPILER.check(COMPILER.parse(
                new SourceText("test.nnm", "input x[2]; param W[2, 2] = [[3, 4], [0, 0]]; output y = sum(W @ x)")));
        Weights weights = Weights.initial(model.description());
        Subject subject = Subject.of(COMPILER, model, weights, "y", List.of("W"), Map.of());
        double[] direction = Planes.random(subject.variables(), Map.of("W", new double[] {3, 4, 0, 0}), 5)
                .direction(0, "W");

        assertThat(Math.hypot(direction[0], direction[1])).isCloseTo(5, within(1e-12));
        assertThat(Math.hypot(direction[2], direction[3])).isCloseTo(1, within(1e-12));
    }

    @Test
    void mistakesAreExplained() {
        String program = "input x, z; output y = x^2 + z^2";
        assertThatThrownBy(() -> of(program, survey("adan")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There is no optimizer \"adan\"")
                .hasMessageContaining("Did you mean \"adam\"?");
        assertThatThrownBy(() -> of("input x; output y = x^2", survey()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a landscape lies over two numbers");
    }
}
