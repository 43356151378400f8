package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shape of every construct and function, and what does not fit. */
class ShapeRulesTest {

    private static final String INPUTS = """
            input s, u[2], v[3], A[2, 3], B[3, 4], S[3, 3], T[5, 2, 3], one[1], row[1, 3], column[2, 1]
            target kind : class("a", "b", "c")
            """;

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    s + s                        | []
                    s * v                        | [3]
                    v - A                        | [2, 3]
                    A / row                      | [2, 3]
                    row + column                 | [2, 3]
                    T ^ A                        | [5, 2, 3]
                    one + v                      | [3]
                    -A                           | [2, 3]
                    A²                           | [2, 3]
                    v @ v                        | []
                    A @ v                        | [2]
                    u @ A                        | [3]
                    A @ B                        | [2, 4]
                    T @ S                        | [5, 2, 3]
                    T @ v                        | [5, 2]
                    u @ T                        | [5, 3]
                    T @ reshape(range(15), [5, 3, 1]) | [5, 2, 1]
                    A'                           | [3, 2]
                    T'                           | [5, 3, 2]
                    v'                           | [3]
                    s'                           | []
                    if s > 0 then v else s       | [3]
                    if v > 0 then A else s       | [2, 3]
                    if v > 0 then 1 else 0       | [3]
                    if kind == "a" then v else -v | [3]
                    [s, s]                       | [2]
                    [[s, 1], [2, s]]             | [2, 2]
                    [v, v]                       | [2, 3]
                    v[0]                         | []
                    v[0..2]                      | [2]
                    v[1..]                       | [2]
                    v[:]                         | [3]
                    A[1]                         | [3]
                    A[1, 2]                      | []
                    A[:, 0]                      | [2]
                    A[0..1, 0..2]                | [1, 2]
                    T[1..3]                      | [2, 2, 3]
                    T[0][1]                      | [3]
                    sum(A)                       | []
                    sum(A, axis = 0)             | [3]
                    sum(A, axis = -1)            | [2]
                    sum(T, axis = [0, 2])        | [2]
                    sum(T, [2, 0, 0])            | [2]
                    sum(A, axis = all)           | []
                    sum(A, keep = true)          | [1, 1]
                    sum(A, axis = 1, keep = true) | [2, 1]
                    sum(A, axis = 1, keep = false) | [2]
                    sum(s)                       | []
                    prod(A, axis = 0)            | [3]
                    mean(T, axis = 1)            | [5, 3]
                    max(A)                       | []
                    max(A, axis = 0)             | [3]
                    max(A, 0)                    | [2, 3]
                    max(v, A, s)                 | [2, 3]
                    min(row, column)             | [2, 3]
                    min(x = A)                   | []
                    size(A)                      | []
                    size(A, 1)                   | []
                    reshape(A, [6])              | [6]
                    reshape(A, [1, 3, 2])        | [1, 3, 2]
                    reshape(s, 1)                | [1]
                    reshape(A, [size(A)])        | [6]
                    concat(u, v)                 | [5]
                    concat(A, A, A)              | [6, 3]
                    concat(A, column, axis = 1)  | [2, 4]
                    concat(A, column, axis = -1) | [2, 4]
                    concat(v)                    | [3]
                    zeros(4)                     | [4]
                    zeros(2, 3)                  | [2, 3]
                    ones([2, 3])                 | [2, 3]
                    ones(2, [3, 4])              | [2, 3, 4]
                    eye(4)                       | [4, 4]
                    range(7)                     | [7]
                    stop(A)                      | [2, 3]
                    shaped_like(A, A + 1)        | [2, 3]
                    class_count(kind)            | []
                    one_hot(kind)                | [3]
                    pick(v, kind)                | []
                    exp(A)                       | [2, 3]
                    atan2(A, v)                  | [2, 3]
                    polygamma(1, v)              | [3]
                    identity(A)                  | [2, 3]
                    relu(A)                      | [2, 3]
                    leaky_relu(v)                | [3]
                    absolute_value(v)            | [3]
                    elu(s)                       | []
                    hard_tanh(T)                 | [5, 2, 3]
                    swish(v, u[0])               | [3]
                    gelu(v)                      | [3]
                    dense(v, 4)                  | [4]
                    dense(v, 4, tanh)            | [4]
                    dense(v, units = 1)[0]       | []
                    maxout(v, 4)                 | [4]
                    maxout(v, 4, pieces = 3)     | [4]
                    squared_error(v, v)          | []
                    absolute_error(A, v)         | []
                    huber(v, v, delta = 2)       | []
                    cross_entropy(v, v)          | []
                    cross_entropy(v, kind)       | []
                    binary_cross_entropy(v, v)   | []
                    bce(s, s)                    | []
                    hinge(s, s)                  | []
                    perceptron_loss(v, v)        | []
                    weight_decay(0.1)            | []
                    accuracy(v, kind)            | []
                    accuracy(v, 2)               | []
                    binary_accuracy(s, s)        | []
                    flatten(T)                   | [30]
                    norm(A)                      | []
                    logsumexp(A)                 | []
                    logsumexp(A, axis = 0)       | [3]
                    logsumexp(A, 1, keep = true) | [2, 1]
                    softmax(v)                   | [3]
                    softmax(A, axis = 0)         | [2, 3]
                    log_softmax(A)               | [2, 3]
                    variance(A)                  | []
                    outer(u, v)                  | [2, 3]
                    trace(S)                     | []
                    {m = max(v); v - m}          | [3]
                    """)
    void shape(String expression, String shape) {
        // A definition, so that what depends on a target has a shape too.
        CheckedModel model = Checking.model(INPUTS + "result = " + expression + "\noutput s_twice = 2 * s");

        assertThat(model.definitions().stream().filter(d -> d.name().equals("result")))
                .singleElement()
                .satisfies(d -> assertThat(d.node().shape()).hasToString(shape));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    u + v               | shapes do not fit in a sum
                    v - A'              | shapes do not fit in a difference
                    u * v               | shapes do not fit in a product of elements
                    u / v               | shapes do not fit in a quotient
                    u ^ v               | shapes do not fit in a power
                    if u == v then 1 else 0 | shapes do not fit in a comparison
                    if u > 0 or v > 0 then 1 else 0 | shapes do not fit in a condition
                    v @ A               | shapes do not fit in a product
                    B @ A               | shapes do not fit in a product
                    s @ v               | @ multiplies vectors and matrices
                    A[0, 3]             | index 3 is outside
                    A[0, 0, 0]          | 1 index is too many
                    s[0, 0]             | 2 indices are too many
                    v[2..1]             | the range 2..1 is empty
                    v[..4]              | the range 0..4 is outside
                    concat(A, B)        | shapes do not fit in concat
                    concat(u, v, axis = 1) | there is no axis 1
                    sum(A, axis = -3)   | there is no axis -3
                    reshape(A, [4])     | reshape keeps the number of elements
                    reshape(A, [-1, 2]) | a size must be a whole number from 1 on
                    eye(0)              | the size of eye must be a whole number from 1 on
                    pick(u, kind)       | one score for each class is needed
                    trace(A)            | shapes do not fit in a product of elements
                    """)
    void whatDoesNotFit(String expression, String title) {
        assertThat(Checking.title(INPUTS + "y = " + expression + "\noutput s_twice = 2 * s"))
                .isEqualTo(title);
    }

    @Test
    void aSizeMayBeAnyKnownExpression() {
        CheckedModel model = Checking.model("const n = 2\ninput x[n], y[size(x) * 3 + 1], z[if n > 1 then 4 else 5]\n"
                + "output a = sum(x) + sum(y) + sum(z)");

        assertThat(model.inputs().stream().map(i -> i.node().shape().sizes()))
                .containsExactly(List.of(2), List.of(7), List.of(4));
    }
}
