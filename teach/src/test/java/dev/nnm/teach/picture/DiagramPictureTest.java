package dev.nnm.teach.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.teach.Samples;
import dev.nnm.teach.drawing.ComputationGraph;
import dev.nnm.teach.drawing.ComputationGraphs;
import dev.nnm.teach.drawing.GraphDiagram;
import dev.nnm.teach.drawing.LayerDiagram;
import dev.nnm.teach.picture.Diagram.Arrow;
import dev.nnm.teach.picture.Diagram.Box;
import dev.nnm.teach.picture.Diagram.Ink;
import dev.nnm.teach.picture.Diagram.Line;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagramPictureTest {

    @ParameterizedTest
    @CsvSource({
        "baydin,",
        "lecture/path_sums,",
        "lecture/logistic_map,",
        "backprop, loss",
        "xor, loss",
        "iris, loss",
        "regression, loss",
        "digits, loss",
        "networks/deep, loss",
        "networks/transformer, loss"
    })
    void nothingOverlaps(String sample, @Nullable String of) {
        ComputationGraph graph = ComputationGraphs.of(Samples.asWritten(sample, of, Map.of()), true);
        boolean isLarge = graph.nodes().size() > 40;
        Diagram diagram = isLarge ? LayerDiagram.of(graph, 4) : GraphDiagram.of(graph, 4);
        PlacedDiagram placed = DiagramLayout.placeForScreen(diagram);

        assertThat(placed.isSound()).isTrue();
        List<Rectangle2D> places = new ArrayList<>(placed.boxes());
        placed.arrows().stream()
                .map(PlacedDiagram.Course::label)
                .filter(label -> !label.isEmpty())
                .forEach(places::add);
        for (int i = 0; i < places.size(); i++) {
            Rectangle2D place = places.get(i);
            assertThat(new Rectangle2D.Double(0, 0, placed.width(), placed.height()).contains(place))
                    .isTrue();
            places.subList(0, i)
                    .forEach(other -> assertThat(place.intersects(other))
                            .as(other + " " + place)
                            .isFalse());
        }
    }

    @Test
    void framesHoldTheirBoxes() {
        PlacedDiagram placed = DiagramLayout.place(
                new Diagram(
                        List.of(box("a", Diagram.NO_FRAME), box("b", 0), box("c", 0)),
                        List.of(new Arrow(0, 1, List.of()), new Arrow(1, 2, List.of(line("1")))),
                        List.of("layer")),
                DiagramLayout.Flow.DOWN);

        assertThat(placed.frames().get(0).contains(placed.boxes().get(1))).isTrue();
        assertThat(placed.frames().get(0).contains(placed.boxes().get(2))).isTrue();
        assertThat(placed.frames().get(0).contains(placed.arrows().get(1).label()))
                .isTrue();
        assertThat(placed.frames().get(0).intersects(placed.boxes().get(0))).isFalse();
    }

    @Test
    void asDot() {
        Diagram diagram = new Diagram(
                List.of(box("a", Diagram.NO_FRAME), box("\"b\"", 0)),
                List.of(new Arrow(0, 1, List.of(line("2*a"), line("6")))),
                List.of("layer"));

        assertThat(DotFormat.dot(diagram)).isEqualTo("""
                digraph {
                  rankdir=LR;
                  node [fontname="DejaVu Sans"];
                  edge [fontname="DejaVu Sans"];
                  n0 [shape=box, label="a"];
                  subgraph cluster0 {
                    label="layer";
                    n1 [shape=box, label="\\"b\\""];
                  }
                  n0 -> n1 [label="2*a\\n6"];
                }
                """);
    }

    private static Box box(String text, int frame) {
        return new Box(Diagram.Role.STEP, List.of(line(text)), frame);
    }

    private static Line line(String text) {
        return new Line(text, Ink.FORMULA);
    }
}
