package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of the library and of the compiler against numbers computed by hand. */
class LibraryValuesTest {

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    identity(-3)                          | -3
                    sigmoid(0)                            | 0.5
                    sigmoid(-1000)                        | 0
                    sigmoid(1000)                         | 1
                    tanh(0)                               | 0
                    relu(2)                               | 2
                    relu(-2)                              | 0
                    relu(0)                               | 0
                    leaky_relu(-2)                        | -0.02
                    leaky_relu(-2, slope = 0.5)           | -1
                    leaky_relu(3)                         | 3
                    absolute_value(-4)                    | 4
                    elu(1)                                | 1
                    elu(-1)                               | -0.6321205588285577
                    elu(-1000, alpha = 2)                 | -2
                    hard_tanh(-3)                         | -1
                    hard_tanh(0.5)                        | 0.5
                    hard_tanh(3)                          | 1
                    softplus(0)                           | 0.6931471805599453
                    softplus(1000)                        | 1000
                    softplus(-1000)                       | 0
                    swish(0)                              | 0
                    swish(1)                              | 0.7310585786300049
                    swish(1, beta = 0)                    | 0.5
                    swish(-1000)                          | 0
                    gelu(0)                               | 0
                    gelu(1)                               | 0.8413447460685429
                    gelu(-1000)                           | 0
                    squared_error([1, 2], [3, 5])         | 13
                    absolute_error([1, 2], [3, 5])        | 5
                    huber(0.5, 0)                         | 0.125
                    huber(3, 0)                           | 2.5
                    huber([3, 0.5], [0, 0], delta = 2)    | 4.125
                    cross_entropy([0, 0], [0.5, 0.5])     | 0.6931471805599453
                    cross_entropy([1000, -1000], [1, 0])  | 0
                    cross_entropy([1000, -1000], [0, 1])  | 2000
                    cross_entropy([1, 2, 3], [0, 0, 1])   | 0.40760596444438013
                    binary_cross_entropy(0, 1)            | 0.6931471805599453
                    binary_cross_entropy(1000, 1)         | 0
                    binary_cross_entropy(1000, 0)         | 1000
                    bce([0, 0], [1, 0])                   | 1.3862943611198906
                    hinge(0.25, 1)                        | 0.75
                    hinge(2, 1)                           | 0
                    hinge(2, -1)                          | 3
                    perceptron_loss(2, -1)                | 2
                    perceptron_loss(2, 1)                 | 0
                    sum(abs(solve([[0, 2], [3, 1]], [4, 5]) - [1, 2])) | 0
                    sum(abs(solve([[0, 2], [3, 1]], [[4, 2], [5, 1]]) - [[1, 0], [2, 1]])) | 0
                    kl_divergence([0.5, 0.5], [0.25, 0.75]) | 0.14384103622589042
                    kl_divergence([1, 0], [0.5, 0.5])     | 0.6931471805599453
                    kl_divergence([1, 0], [0, 1])         | Infinity
                    negative_log_likelihood([-1, -2, -3], 2) | 3
                    triplet([0, 0], [1, 0], [0, 3])       | 0
                    triplet([0, 0], [1, 0], [0, 1])       | 1
                    triplet([0, 0], [1, 1], [0, 1], margin = 0.5) | 1.5
                    accuracy([1, 5, 2], 1)                | 1
                    accuracy([1, 5, 2], 2)                | 0
                    binary_accuracy(3, 1)                 | 1
                    binary_accuracy(3, 0)                 | 0
                    binary_accuracy(-3, 0)                | 1
                    norm([3, 4])                          | 5
                    norm([0, 0])                          | 0
                    norm([3e200, 4e200])                  | 5e200
                    norm([3e-200, 4e-200])                | 5e-200
                    norm([[1, 2], [2, 4]])                | 5
                    logsumexp([0, 0])                     | 0.6931471805599453
                    logsumexp([1000, 1000])               | 1000.6931471805599
                    logsumexp([-1000, -1000])             | -999.3068528194401
                    logsumexp([-infinity, 0])             | 0
                    logsumexp([-infinity, -infinity])     | -Infinity
                    logsumexp([infinity, 0])              | Infinity
                    logsumexp([[0, 0], [1, 1]], axis = 1) | 0.6931471805599453; 1.6931471805599454
                    softmax([0, 0])                       | 0.5; 0.5
                    softmax([1000, -1000])                | 1; 0
                    softmax([-1000, -1000])               | 0.5; 0.5
                    softmax([[0, 1000], [0, 0]])          | 0; 1; 0.5; 0.5
                    softmax([[0, 1000], [0, 0]], axis = 0) | 0.5; 1; 0.5; 0
                    log_softmax([0, 0])                   | -0.6931471805599453; -0.6931471805599453
                    log_softmax([0, 1000])                | -1000; 0
                    pick([3, 5, 7], 2)                    | 7
                    pick([-infinity, 5], 1)               | 5
                    argmax([3, 7, 7, 5])                  | 1
                    argmax([-infinity, -infinity])        | 0
                    variance([1, 3, 5])                   | 2.6666666666666665
                    outer([1, 2], [3, 4])                 | 3; 4; 6; 8
                    trace([[1, 2], [3, 4]])               | 5
                    flatten([[1, 2], [3, 4]])             | 1; 2; 3; 4
                    pi                                    | 3.141592653589793
                    infinity                              | Infinity
                    eye(2)                                | 1; 0; 0; 1
                    range(3)                              | 0; 1; 2
                    zeros(2)                              | 0; 0
                    ones(2, 1)                            | 1; 1
                    size([[1, 2, 3]])                     | 3
                    size([[1, 2, 3]], -1)                 | 3
                    mean([1, 2, 6])                       | 3
                    mean([[1, 2], [3, 6]], axis = 0)      | 2; 4
                    prod([2, 3, 4])                       | 24
                    min([[4, 2], [3, 6]], axis = 1)       | 2; 3
                    max(1, 5, 3)                          | 5
                    max([1, 2], [2, 1], 1.5)              | 2; 2
                    concat([[1], [2]], [[3], [4]], axis = 1) | 1; 3; 2; 4
                    concat([1], [2, 3], [4])              | 1; 2; 3; 4
                    reshape([[1, 2], [3, 4]], [4])[2]     | 3
                    [[1, 2], [3, 4]] @ [5, 6]             | 17; 39
                    [5, 6] @ [[1, 2], [3, 4]]             | 23; 34
                    [[1, 2], [3, 4]]'                     | 1; 3; 2; 4
                    2^3^2                                 | 512
                    -2^2                                  | -4
                    2^-1                                  | 0.5
                    2⁻²                                   | 0.25
                    7 - 2 - 1                             | 4
                    12 / 2 * 3                            | 18
                    if true and not false then 1 else 2   | 1
                    """)
    void value(String expression, String expected) {
        double[] found = Checking.value(expression);
        String[] numbers = expected.split(";", -1);

        assertThat(found).hasSize(numbers.length);
        for (int i = 0; i < found.length; i++) {
            double number = Double.parseDouble(numbers[i].strip());
            if (Double.isInfinite(number)) {
                assertThat(found[i]).isEqualTo(number);
            } else {
                assertThat(found[i]).isCloseTo(number, within(2e-15 * Math.abs(number)));
            }
        }
    }
}
