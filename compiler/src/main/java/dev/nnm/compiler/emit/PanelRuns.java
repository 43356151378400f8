package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Packs columns that are neighbours in memory for a while, then further on, as those of a convolution are at the end of
 * a line. A vector of a panel is put together from as many vectors of the factor as it has runs of neighbours.
 */
final class PanelRuns {

    /** In shorter runs it is as fast to copy number by number. */
    private static final int SHORTEST_RUN = 4;

    private final ContractionMethod method;
    private final KernelCode kernel;
    private final CodeBlock.Builder code;
    private final Scalar.Load load;
    private final List<LoopIndex> digits;
    private final int run;

    /**
     * One vector of a panel.
     *
     * @param starts where the vectors of the factor begin
     * @param masks which lanes are of the next run or a later one
     */
    private record Pieces(List<String> starts, List<String> masks) {}

    private PanelRuns(ContractionMethod method, KernelCode kernel, Scalar.Load load, int run) {
        this.method = method;
        this.kernel = kernel;
        this.code = method.code();
        this.load = load;
        this.digits = method.tiling().columns();
        this.run = run;
    }

    /** The packing of an element of the right factor, if its columns lie so. */
    static Optional<PanelRuns> of(ContractionMethod method, KernelCode kernel, Scalar.Load load) {
        List<LoopIndex> digits = method.tiling().columns();
        int last = digits.size() - 1;
        int run = Math.toIntExact(Digits.fixedCount(digits.subList(last, last + 1)));
        boolean areNeighbours = load.index().coefficient(digits.get(last)) == 1;
        return areNeighbours && !Digits.hasBatch(digits) && run >= SHORTEST_RUN && ascend(load.index(), digits)
                ? Optional.of(new PanelRuns(method, kernel, load, run))
                : Optional.empty();
    }

    /** Whether each column lies behind the one before. */
    private static boolean ascend(Affine position, List<LoopIndex> digits) {
        long reached = 0;
        for (int k = digits.size() - 1; k >= 0; k--) {
            int distance = position.coefficient(digits.get(k));
            if (distance <= reached) {
                return false;
            }
            reached += distance * (Digits.fixedCount(digits.subList(k, k + 1)) - 1);
        }
        return true;
    }

    /** Packs a panel. */
    void write(String panel, String column) {
        JavaScope scope = method.scope();
        int lanes = kernel.vectors().lanes();
        List<Pieces> vectors = new ArrayList<>();
        for (int first = 0; first < method.tiling().width(); first += lanes) {
            vectors.add(pieces(first == 0 ? column : "(" + column + " + " + first + ")"));
        }
        String at = method.name("at");
        code.addStatement("int $L = $L", at, panel);
        JavaScope inner = scope.inner();
        method.begin(method.tiling().inner(), inner);
        Affine step =
                load.index().plus(load.index().without(method.tiling().inner()).times(-1));
        String moved = kernel.expressions().index(step, inner);
        for (int v = 0; v < vectors.size(); v++) {
            copy(vectors.get(v), moved, v == 0 ? at : at + " + " + v * lanes);
        }
        code.addStatement("$L += $L", at, method.tiling().width());
        method.end(method.tiling().inner().size());
    }

    /** Finds out where the runs of a vector begin. */
    private Pieces pieces(String column) {
        int lanes = kernel.vectors().lanes();
        int runs = 1 + (lanes - 1 + run - 1) / run;
        List<String> starts = new ArrayList<>();
        List<String> masks = new ArrayList<>();
        String base = kernel.expressions()
                .position(
                        load.buffer(),
                        load.index().without(digits).without(method.tiling().inner()),
                        method.scope());
        String start = method.name("from");
        code.addStatement("int $L = $L + $L", start, base, distance(column));
        starts.add(start);
        String end = method.name("end");
        code.addStatement("int $L = $L - $L % $L", end, run, column, run);
        for (int k = 1; k < runs; k++) {
            if (k > 1) {
                code.addStatement("$L += $L", end, run);
            }
            String lane = method.name("lane");
            code.addStatement("int $L = Math.min($L, $L)", lane, end, lanes - 1);
            String next = method.name("from");
            code.addStatement("int $L = $L + $L - $L", next, base, distance("(" + column + " + " + lane + ")"), lane);
            starts.add(next);
            String mask = method.name("after");
            code.addStatement(
                    "$T " + mask + " = " + kernel.vectors().from(end),
                    kernel.vectors().maskType());
            masks.add(mask);
        }
        return new Pieces(starts, masks);
    }

    /** How far a column is from the first, as Java. */
    private String distance(String column) {
        List<String> terms = new ArrayList<>();
        long weight = 1;
        for (int k = digits.size() - 1; k >= 0; k--) {
            String digit = weight == 1 ? column : column + " / " + weight;
            String value = k == 0 ? digit : digit + " % " + JavaExpressions.extent(digits.get(k));
            int distance = load.index().coefficient(digits.get(k));
            terms.add(0, distance == 1 ? value : value + " * " + distance);
            weight *= Digits.fixedCount(digits.subList(k, k + 1));
        }
        return terms.stream().collect(Collectors.joining(" + "));
    }

    private void copy(Pieces pieces, String moved, String to) {
        String vector = vectorAt(pieces.starts().get(0), moved);
        for (int k = 1; k < pieces.starts().size(); k++) {
            vector += ".blend(" + vectorAt(pieces.starts().get(k), moved) + ",$W"
                    + pieces.masks().get(k - 1) + ")";
        }
        code.addStatement(vector + ".intoArray($L, $L)", kernel.scratch(), to);
    }

    private String vectorAt(String start, String moved) {
        String position = moved.startsWith("-") ? start + " - " + moved.substring(1) : start + " + " + moved;
        return kernel.vectors().type() + ".fromArray(" + kernel.vectors().species() + ",$W"
                + kernel.arrays().name(load.buffer().array()) + ",$W" + position + ")";
    }
}
