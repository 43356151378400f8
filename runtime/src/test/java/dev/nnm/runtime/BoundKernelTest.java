package dev.nnm.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundKernelTest {

    private final KernelFactory kernels =
            HandWrittenModels.linear(Precision.DOUBLE, null).kernels();

    private final Storage parameters = Storage.of(Precision.DOUBLE, 1, 2, 3);

    @Test
    void argumentsAreSizedForTheBatch() {
        BoundKernel kernel = BoundKernel.of(kernels, "train", 5, parameters);
        assertThat(kernel.input("x").size()).isEqualTo(10);
        assertThat(kernel.target("t").size()).isEqualTo(5);
        assertThat(kernel.result("loss").size()).isEqualTo(1);
        assertThat(kernel.result("gradient").size()).isEqualTo(3);
    }

    @Test
    void parametersAreShared() {
        BoundKernel kernel = BoundKernel.of(kernels, "predict", 1, parameters);
        kernel.run(1);
        assertThat(kernel.result("y").get(0)).isEqualTo(3);
        parameters.set(2, 7);
        kernel.run(1);
        assertThat(kernel.result("y").get(0)).isEqualTo(7);
    }

    @Test
    void anInputAndAResultMayShareAName() {
        BoundKernel kernel = BoundKernel.of(kernels, "gradient:y", 1, parameters);
        assertThat(kernel.input("x")).isNotSameAs(kernel.result("x"));
    }

    @Test
    void mistakesAreNamed() {
        BoundKernel kernel = BoundKernel.of(kernels, "predict", 2, parameters);
        assertThatThrownBy(() -> BoundKernel.of(kernels, "predict", -1, parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a capacity of -1: it must be 0 or more");
        assertThatThrownBy(() -> kernel.run(3)).hasMessage("a batch of 3 for a capacity of 2");
        assertThatThrownBy(() -> kernel.input("z")).hasMessage("the kernel predict has no argument z");
        assertThatThrownBy(() -> BoundKernel.of(kernels, "hessian", 2, parameters))
                .hasMessage("there is no kernel hessian");
        assertThatThrownBy(() -> BoundKernel.of(kernels, "predict", Integer.MAX_VALUE, parameters))
                .hasMessage("a batch of 2147483647 is too large: x would need 4294967294 elements");
    }
}
