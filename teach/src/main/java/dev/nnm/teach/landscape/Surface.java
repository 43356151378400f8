package dev.nnm.teach.landscape;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.function.PlaneFunctions;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.teach.number.SymmetricMatrix;

/** A number of a model over a plane, with its derivatives: all from compiled kernels. */
final class Surface {

    private final PlaneKernel value;
    private final PlaneKernel gradient;
    private final PlaneKernel curvature;

    /**
     * The value and the gradient at a place.
     *
     * @param value the value
     * @param du the derivative by u
     * @param dv the derivative by v
     */
    record Slope(double value, double du, double dv) {

        boolean isFinite() {
            return Double.isFinite(value) && Double.isFinite(du) && Double.isFinite(dv);
        }

        double length() {
            return Math.hypot(du, dv);
        }
    }

    /**
     * The value, the gradient and the Hessian at a place.
     *
     * @param slope value and gradient
     * @param hessian the second derivatives
     */
    record Curvature(Slope slope, SymmetricMatrix hessian) {

        boolean isFinite() {
            return slope.isFinite() && hessian.isFinite();
        }
    }

    /** Compiles the kernels of a number over a plane; see {@link PlaneKernel}. */
    Surface(NnmCompiler compiler, CheckedModel model, NamedNode of, Weights weights, Dataset examples, Plane plane) {
        PlaneFunctions functions = new PlaneFunctions(model, of, plane.variables());
        this.value = kernel(compiler, model, functions.value(), weights, examples, plane);
        this.gradient = kernel(compiler, model, functions.gradient(), weights, examples, plane);
        this.curvature = kernel(compiler, model, functions.curvature(), weights, examples, plane);
    }

    private static PlaneKernel kernel(
            NnmCompiler compiler,
            CheckedModel model,
            GraphFunction function,
            Weights weights,
            Dataset examples,
            Plane plane) {
        return new PlaneKernel(
                compiler.kernel(function, compiler.classNameOf(model, function), model.precision())
                        .get(),
                function.description().arguments(),
                model.description(),
                weights,
                examples,
                plane);
    }

    double value(Place place) {
        return value.at(place)[0];
    }

    Slope slope(Place place) {
        double[] results = gradient.at(place);
        return new Slope(results[0], results[1], results[2]);
    }

    Curvature curvature(Place place) {
        double[] results = curvature.at(place);
        return new Curvature(
                new Slope(results[0], results[1], results[2]), new SymmetricMatrix(results[3], results[4], results[5]));
    }
}
