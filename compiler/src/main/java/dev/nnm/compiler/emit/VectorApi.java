package dev.nnm.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.nnm.compiler.emit.function.VectorFunctions;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.op.Elementwise;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** How one kernel's code refers to the vectors of {@code jdk.incubator.vector}; notes what it refers to. */
final class VectorApi {

    private static final String PACKAGE = "jdk.incubator.vector";
    private static final ClassName DOUBLES = ClassName.get(PACKAGE, "DoubleVector");
    private static final ClassName FLOATS = ClassName.get(PACKAGE, "FloatVector");
    private static final ClassName MASK = ClassName.get(PACKAGE, "VectorMask");
    static final ClassName SHUFFLE = ClassName.get(PACKAGE, "VectorShuffle");
    private static final ClassName SPECIES = ClassName.get(PACKAGE, "VectorSpecies");
    private static final ClassName HOLDER_OF_OPERATORS = ClassName.get(PACKAGE, "VectorOperators");

    /** The classes that code can refer to. */
    static final Set<ClassName> CLASSES = Set.of(DOUBLES, FLOATS, MASK, SHUFFLE, SPECIES, HOLDER_OF_OPERATORS);

    /** The operators that code can refer to. */
    static final Set<String> OPERATORS = Stream.concat(
                    LaneExpressions.COMPARISONS.values().stream(), VectorFunctions.OPERATORS.stream())
            .collect(Collectors.toUnmodifiableSet());

    /** Room for two of the longest vectors, and for two threads not to write to one line of the cache. */
    private static final int PASSING_ROOM = 64;

    /** The greatest number of vectors that a function takes. */
    private static final int MOST_ARGUMENTS = 2;

    private final JavaNumbers numbers;
    private final int lanes;
    private final boolean gathers;
    private final String species;
    private final Set<String> operators = new TreeSet<>();
    private final JavaNames names;
    private final SortedMap<Integer, String> strides = new TreeMap<>();
    private final LaneFolds folds;
    private final LaneFunctions functions;
    private final String laneNumbers;
    private final String passing;
    private final Spreading spreading;
    private boolean passesLanes;
    private boolean passesInParts;
    private boolean countsLanes;
    private boolean used;

    /**
     * Notes nothing yet.
     *
     * @param gathers whether elements that are no neighbours are gathered by one operation; the JIT compiles it well
     *     only where it has seen much of it
     */
    VectorApi(JavaNumbers numbers, JavaNames names, int lanes, boolean gathers, Spreading spreading) {
        this.numbers = numbers;
        this.names = names;
        this.lanes = lanes;
        this.gathers = gathers;
        this.spreading = spreading;
        this.species = names.constant("lanes");
        this.passing = names.variable("ofLanes");
        this.laneNumbers = names.constant("lane_numbers");
        this.folds = new LaneFolds(numbers, names, lanes);
        this.functions = new LaneFunctions(numbers, names, this);
    }

    /** How many numbers a vector holds. */
    int lanes() {
        return lanes;
    }

    /** The class of vectors; it is imported. */
    String type() {
        return className().simpleName();
    }

    /** The type of what is true in some lanes. */
    TypeName maskType() {
        used = true;
        return ParameterizedTypeName.get(MASK, numbers.typeName().box());
    }

    ClassName className() {
        used = true;
        return numbers.isFloat() ? FLOATS : DOUBLES;
    }

    /** The constant that holds the vectors' kind. */
    String species() {
        used = true;
        return species;
    }

    /** An operator by its name. */
    String operator(String name) {
        if (!OPERATORS.contains(name)) {
            throw new IllegalArgumentException("a variable could hide the operator " + name);
        }
        operators.add(name);
        return name;
    }

    /** Whether elements that are no neighbours are gathered by one operation. */
    boolean gathers() {
        return gathers;
    }

    /** The vector of what an array holds from a position on. */
    String load(String array, String position) {
        return type() + ".fromArray(" + species() + ",$W" + array + ",$W" + position + ")";
    }

    /** The vector of elements that lie so far apart, the first of them at a position. */
    String gather(String array, String position, int distance) {
        String distances =
                strides.computeIfAbsent(distance, d -> names.constant("every_" + (d < 0 ? "minus_" + -d : d)));
        return type() + ".fromArray(" + species() + ",$W" + array + ",$W" + position + ",$W" + distances + ", 0)";
    }

    /** A mask of the lanes from a number on, which may be more than there are. */
    String from(String lane) {
        countsLanes = true;
        return type() + ".broadcast(" + species() + ",$W" + lane + ").compare(" + operator("LE") + ",$W" + type()
                + ".fromArray(" + species() + ",$W" + laneNumbers + ", 0))";
    }

    /** An array of a kernel that has room for a vector, on its way to or from places that are no neighbours. */
    String passing(JavaScope scope) {
        passesLanes = true;
        if (scope.has(LoopIndex.PART)) {
            passesInParts = true;
            spreading.noteRoom(passing, PASSING_ROOM);
        }
        return passing;
    }

    /** Where in that array the vector begins: parts of a task have each their own place. */
    String passingPlace(int lane, JavaScope scope) {
        if (!scope.has(LoopIndex.PART)) {
            return String.valueOf(lane);
        }
        return scope.name(LoopIndex.PART) + " * " + PASSING_ROOM + (lane == 0 ? "" : " + " + lane);
    }

    /** Assignments after which lane 0 of a variable holds the combination of its lanes. */
    List<String> fold(Elementwise combine, String variable) {
        return folds.assignments(combine, this, variable);
    }

    /** The name of the method for a function of lanes that lie in an array. */
    String function(Elementwise operation) {
        return functions.method(operation);
    }

    /** The methods that are called. */
    List<MethodSpec> methods() {
        return functions.methods();
    }

    /** The constants. */
    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>(List.of(speciesField()));
        strides.forEach((distance, name) ->
                fields.add(FieldSpec.builder(int[].class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(
                                "{$L}",
                                IntStream.range(0, lanes)
                                        .mapToObj(lane -> String.valueOf(lane * distance))
                                        .collect(Collectors.joining(", ")))
                        .build()));
        if (countsLanes) {
            fields.add(laneNumbersField());
        }
        if (passesLanes && !passesInParts) {
            fields.add(
                    FieldSpec.builder(ArrayTypeName.of(numbers.typeName()), passing, Modifier.PRIVATE, Modifier.FINAL)
                            .initializer("new $T[$L]", numbers.typeName(), MOST_ARGUMENTS * lanes)
                            .build());
        }
        fields.addAll(folds.fields());
        fields.addAll(functions.fields());
        return fields;
    }

    private FieldSpec laneNumbersField() {
        String values = IntStream.range(0, lanes).mapToObj(numbers::literal).collect(Collectors.joining(", "));
        return FieldSpec.builder(
                        ArrayTypeName.of(numbers.typeName()),
                        laneNumbers,
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer("{$L}", values)
                .build();
    }

    private FieldSpec speciesField() {
        int bits = lanes * (numbers.isFloat() ? Float.SIZE : Double.SIZE);
        return FieldSpec.builder(
                        ParameterizedTypeName.get(SPECIES, numbers.typeName().box()),
                        species,
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer("$T.SPECIES_$L", className(), bits)
                .build();
    }

    boolean isUsed() {
        return used;
    }

    /** Imports the operators that code refers to by their names alone. */
    void addImports(JavaFile.Builder file) {
        for (String operator : operators) {
            file.addStaticImport(HOLDER_OF_OPERATORS, operator);
        }
    }
}
