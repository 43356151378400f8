package dev.nnm.compiler.check;

import dev.nnm.compiler.syntax.Program;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.ModelName;
import dev.nnm.compiler.syntax.Statement.PrecisionChoice;
import dev.nnm.compiler.syntax.Statement.TrainBlock;
import dev.nnm.runtime.Precision;
import java.util.List;
import java.util.Optional;

/** The statements that a file has at most once. */
final class FileSettings {

    private final Program program;
    private final Problems problems;

    FileSettings(Program program, Problems problems) {
        this.program = program;
        this.problems = problems;
    }

    /** The model's name: the file's, unless the file says another. */
    String modelName() {
        return only(ModelName.class, "model name")
                .map(model -> model.name().text())
                .orElseGet(() -> ModelNames.fromFile(program.source().name()));
    }

    Precision precision() {
        return only(PrecisionChoice.class, "precision")
                .map(PrecisionChoice::precision)
                .orElse(Precision.DOUBLE);
    }

    Optional<TrainBlock> train() {
        return only(TrainBlock.class, "train block");
    }

    private <S extends Statement> Optional<S> only(Class<S> kind, String what) {
        List<S> found = program.statements().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        found.stream().skip(1).forEach(again -> problems.report(ModelProblems.twice(again.span(), what)));
        return found.stream().findFirst();
    }
}
