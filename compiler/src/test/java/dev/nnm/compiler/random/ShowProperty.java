package dev.nnm.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.Stage;
import dev.nnm.compiler.Stages;
import dev.nnm.compiler.problem.SourceText;

/** Every stage can be shown. */
final class ShowProperty {

    private ShowProperty() {}

    static void stagesCanBeShown(Subject subject) {
        SourceText source = new SourceText("random.nnm", subject.text());
        for (Stage stage : Stage.values()) {
            assertThat(new Stages(Subject.COMPILER).show(stage, source, null))
                    .as("stage %s", stage)
                    .isNotBlank();
        }
    }
}
