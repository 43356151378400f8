package dev.nnm.compiler.loop;

import java.util.List;
import java.util.function.Consumer;

/** Visits the pieces of a program in the order in which they are written. */
public final class Walk {

    private Walk() {}

    /** Visits all statements, each before what it contains. */
    public static void statements(List<Statement> statements, Consumer<Statement> visitor) {
        for (Statement statement : statements) {
            visitor.accept(statement);
            if (statement instanceof Statement.Block block) {
                statements(block.body(), visitor);
            }
        }
    }

    /** Visits all expressions in all statements, each expression before its operands. */
    public static void scalars(List<Statement> statements, Consumer<Scalar> visitor) {
        statements(statements, statement -> {
            if (statement instanceof Statement.Computation computation) {
                scalars(computation.value(), visitor);
            }
        });
    }

    /** Visits an expression and all its operands. */
    public static void scalars(Scalar scalar, Consumer<Scalar> visitor) {
        visitor.accept(scalar);
        if (scalar instanceof Scalar.Apply apply) {
            List<Scalar> arguments = apply.arguments();
            for (int k = 0; k < arguments.size(); k++) {
                scalars(arguments.get(k), visitor);
            }
        } else if (scalar instanceof Scalar.Guarded guarded) {
            scalars(guarded.inside(), visitor);
        } else if (scalar instanceof Scalar.TruthAsNumber number) {
            scalars(number.truth(), visitor);
        } else if (scalar instanceof Scalar.NumberAsTruth truth) {
            scalars(truth.number(), visitor);
        }
    }

    /** Visits all places that are written, each time that they are. */
    public static void written(List<Statement> statements, Consumer<Place> visitor) {
        statements(statements, statement -> {
            if (statement instanceof Statement.Store store) {
                visitor.accept(new Place(store.buffer(), store.index()));
            } else if (statement instanceof Statement.AccumulateStore store) {
                visitor.accept(new Place(store.buffer(), store.index()));
            } else if (statement instanceof Statement.Contraction contraction) {
                visitor.accept(new Place(contraction.buffer(), contraction.index()));
            }
        });
    }

    /** Visits all places that are read, each time that they are. */
    public static void read(List<Statement> statements, Consumer<Place> visitor) {
        statements(statements, statement -> {
            if (statement instanceof Statement.Computation computation) {
                scalars(computation.value(), scalar -> {
                    if (scalar instanceof Scalar.Load load) {
                        visitor.accept(new Place(load.buffer(), load.index()));
                    }
                });
            }
            if (statement instanceof Statement.Contraction contraction && contraction.panels() != null) {
                visitor.accept(new Place(contraction.panels(), Affine.ZERO));
            }
        });
    }

    /** Visits all tensors that are read or written, each time that they are. */
    public static void buffers(List<Statement> statements, Consumer<Buffer> visitor) {
        written(statements, place -> visitor.accept(place.buffer()));
        read(statements, place -> visitor.accept(place.buffer()));
    }
}
