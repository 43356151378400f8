package dev.nnm.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.emit.Networks;
import dev.nnm.compiler.emit.RunFunction;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class KernelLoaderTest {

    private static Supplier<Kernel> load() {
        JavaSource source = RunFunction.source(Networks.scalar(), Precision.DOUBLE);
        return KernelLoader.load(new JaninoCompiler().compile(List.of(source)), source.qualifiedName());
    }

    @Test
    void everyCallMakesAKernelOfItsOwn() {
        Supplier<Kernel> kernels = load();
        assertThat(kernels.get()).isNotSameAs(kernels.get()).hasSameClassAs(kernels.get());
    }

    @Test
    void equalNamesInDifferentLoadsDoNotMeet() {
        Kernel first = load().get();
        Kernel second = load().get();
        assertThat(first.getClass()).isNotEqualTo(second.getClass());
        assertThat(first.getClass().getName()).isEqualTo(second.getClass().getName());
    }

    @Test
    void classesGoWhenTheirKernelsGo() throws InterruptedException {
        WeakReference<ClassLoader> loader =
                new WeakReference<>(load().get().getClass().getClassLoader());
        for (int attempt = 0; attempt < 50 && loader.get() != null; attempt++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loader.get()).isNull();
    }
}
