package dev.nnm.compiler.load;

import dev.nnm.runtime.Kernel;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Loads compiled kernels. Each load has a class loader of its own, which goes when its kernels go. */
public final class KernelLoader {

    private KernelLoader() {}

    /**
     * Defines classes and finds a kernel among them.
     *
     * @param classes class files by qualified binary name
     * @param kernelName the qualified name of a kernel's class
     * @return makes a new instance at each call
     */
    public static Supplier<Kernel> load(Map<String, byte[]> classes, String kernelName) {
        try {
            Class<?> type = new MemoryLoader(classes).loadClass(kernelName);
            Constructor<? extends Kernel> constructor =
                    type.asSubclass(Kernel.class).getDeclaredConstructor();
            return () -> instantiate(constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot load " + kernelName, e);
        }
    }

    private static Kernel instantiate(Constructor<? extends Kernel> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot make a " + constructor.getDeclaringClass().getName(), e);
        }
    }

    /** Finds classes in memory, and those of the runtime in its own loader. */
    private static final class MemoryLoader extends ClassLoader {

        private final Map<String, byte[]> classes;

        MemoryLoader(Map<String, byte[]> classes) {
            super(Kernel.class.getClassLoader());
            this.classes = new HashMap<>(classes);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.remove(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
