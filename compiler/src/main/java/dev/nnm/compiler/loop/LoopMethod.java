package dev.nnm.compiler.loop;

import java.util.List;
import java.util.Optional;

/**
 * A piece of a program that becomes one Java method.
 *
 * @param name unique in its program
 * @param parameters the indices of the loops around the call
 * @param body what it does; a part of it, if it is a task
 * @param task how it is shared, if the method is a task whose parts threads do
 */
public record LoopMethod(String name, List<LoopIndex> parameters, List<Statement> body, Optional<Task> task) {

    /** Copies the lists. */
    public LoopMethod {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }

    /** A method that one thread does. */
    public LoopMethod(String name, List<LoopIndex> parameters, List<Statement> body) {
        this(name, parameters, body, Optional.empty());
    }

    /** The same method doing something else. */
    public LoopMethod withBody(List<Statement> other) {
        return new LoopMethod(name, parameters, other, task);
    }

    /** Whether threads do its parts. */
    public boolean isTask() {
        return task.isPresent();
    }
}
