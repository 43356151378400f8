package dev.nnm.compiler.check;

import dev.nnm.compiler.check.CheckedModel.VariableNode;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Argument;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Statement.TrainBlock;
import dev.nnm.compiler.syntax.TrainSetting;
import dev.nnm.compiler.syntax.TrainSetting.Setting;
import dev.nnm.runtime.DataPlan;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.PreparationPlan;
import dev.nnm.runtime.TrainingPlan;
import dev.nnm.runtime.optimize.OptimizerKind;
import dev.nnm.runtime.optimize.Optimizers;
import dev.nnm.runtime.prepare.Preparations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@code train} block. */
final class TrainChecker {

    private static final List<String> SETTINGS =
            List.of("data", "split", "prepare", "optimizer", "epochs", "batch", "seed", "stop");
    private static final String PREPARE_EXAMPLE = "prepare standardize(x)";
    private static final String PATIENCE_EXAMPLE = "stop early(patience = 20)";

    /** Up to here, every whole number is a double. */
    private static final double LARGEST_WHOLE = 0x1p53;

    private static final int DEFAULT_EPOCHS = 100;
    private static final int DEFAULT_BATCH = 32;

    private final Elaboration elaboration;
    private final Globals globals;
    private final Problems problems;
    private final DataChecker data;
    private final List<VariableNode> inputs;
    private final Map<String, TrainSetting> seen = new HashMap<>();

    private @Nullable DataPlan dataPlan;
    private final List<PreparationPlan> preparations = new ArrayList<>();
    private OptimizerPlan optimizer = new OptimizerPlan("adam", Map.of());
    private double validation;
    private int epochs = DEFAULT_EPOCHS;
    private int batch = DEFAULT_BATCH;
    private long seed;
    private int patience;

    TrainChecker(
            Elaboration elaboration,
            Globals globals,
            Problems problems,
            List<VariableNode> inputs,
            List<VariableNode> targets) {
        this.elaboration = elaboration;
        this.globals = globals;
        this.problems = problems;
        this.inputs = inputs;
        this.data = new DataChecker(elaboration, globals, inputs, targets);
    }

    TrainingPlan check(TrainBlock block) {
        for (TrainSetting setting : block.settings()) {
            try {
                read(setting);
            } catch (CompileException e) {
                problems.report(e);
            }
        }
        return new TrainingPlan(
                dataPlan, validation, List.copyOf(preparations), optimizer, epochs, batch, seed, patience);
    }

    private void read(TrainSetting setting) {
        String key = setting instanceof Setting named ? named.key().text() : "data";
        if (SETTINGS.contains(key) && seen.putIfAbsent(key, setting) != null) {
            throw TrainProblems.settingTwice(setting.span(), key);
        }
        if (setting instanceof TrainSetting.DataTable table) {
            dataPlan = data.table(table);
        } else if (setting instanceof TrainSetting.DataFile file) {
            dataPlan = data.file(file);
        } else if (setting instanceof TrainSetting.DataText text) {
            Expression step = text.step();
            dataPlan = data.text(text, step == null ? 1 : count(step, "the distance of examples"));
        } else {
            read((Setting) setting);
        }
    }

    private void read(Setting setting) {
        switch (setting.key().text()) {
            case "split" -> validation = fraction(setting);
            case "prepare" -> setting.arguments().forEach(this::prepare);
            case "optimizer" -> optimizer = optimizer(unnamed(setting, "optimizer adam(rate = 0.01)"));
            case "epochs" -> epochs = count(unnamed(setting, "epochs 100"), "the number of epochs");
            case "batch" -> batch = count(unnamed(setting, "batch 32"), "the size of a batch");
            case "seed" -> seed = whole(unnamed(setting, "seed 7"), "the seed");
            case "stop" -> patience = patience(unnamed(setting, PATIENCE_EXAMPLE));
            default ->
                throw TrainProblems.unknownSetting(
                        setting.key().span(), "setting", setting.key().text(), SETTINGS);
        }
    }

    /** The one value of a setting. */
    private static Expression unnamed(Setting setting, String example) {
        Argument argument = setting.arguments().get(0);
        if (setting.arguments().size() != 1 || argument.name() != null) {
            throw TrainProblems.settingForm(setting.span(), example);
        }
        return argument.value();
    }

    private double known(Expression expression, String what) {
        return elaboration.knownNumber(expression, globals.frame("train", expression.span()), what);
    }

    private int count(Expression expression, String what) {
        double value = known(expression, what);
        if (value != Math.rint(value) || value < 1 || value > Integer.MAX_VALUE) {
            throw ValueProblems.notACount(expression.span(), what, value);
        }
        return (int) value;
    }

    private long whole(Expression expression, String what) {
        double value = known(expression, what);
        if (value != Math.rint(value) || Math.abs(value) > LARGEST_WHOLE) {
            throw ValueProblems.notAWholeNumber(expression.span(), what, value);
        }
        return (long) value;
    }

    private double fraction(Setting setting) {
        Argument argument = setting.arguments().get(0);
        if (setting.arguments().size() != 1
                || argument.name() == null
                || !argument.name().text().equals("validation")) {
            throw TrainProblems.settingForm(setting.span(), "split validation = 0.2");
        }
        double value = known(argument.value(), "the part for validation");
        if (!(value >= 0 && value < 1)) {
            throw ValueProblems.outOfRange(
                    argument.value().span(), "the part for validation", value, "from 0 to below 1");
        }
        return value;
    }

    private void prepare(Argument argument) {
        if (!(argument.value() instanceof Call call)
                || !(call.function() instanceof NameReference kind)
                || call.arguments().isEmpty()
                || argument.name() != null) {
            throw TrainProblems.settingForm(argument.span(), PREPARE_EXAMPLE);
        }
        if (!Preparations.names().contains(kind.name())) {
            throw TrainProblems.unknownSetting(kind.span(), "preparation", kind.name(), Preparations.names());
        }
        for (Argument variable : call.arguments()) {
            preparations.add(new PreparationPlan(kind.name(), input(variable)));
        }
    }

    private String input(Argument argument) {
        List<String> names = inputs.stream()
                .filter(input -> input.classes().isEmpty())
                .map(VariableNode::name)
                .toList();
        if (argument.name() != null || !(argument.value() instanceof NameReference reference)) {
            throw TrainProblems.settingForm(argument.span(), PREPARE_EXAMPLE);
        }
        if (!names.contains(reference.name())) {
            throw TrainProblems.unknownSetting(reference.span(), "numeric input", reference.name(), names);
        }
        return reference.name();
    }

    private OptimizerPlan optimizer(Expression expression) {
        Expression function = expression instanceof Call call ? call.function() : expression;
        if (!(function instanceof NameReference name)) {
            throw TrainProblems.settingForm(expression.span(), "optimizer adam(rate = 0.01)");
        }
        OptimizerKind kind = Optimizers.find(name.name())
                .orElseThrow(
                        () -> TrainProblems.unknownSetting(name.span(), "optimizer", name.name(), Optimizers.names()));
        Map<String, Double> settings = new LinkedHashMap<>();
        if (expression instanceof Call call) {
            call.arguments().forEach(argument -> set(settings, kind, argument));
        }
        return new OptimizerPlan(kind.name(), settings);
    }

    private void set(Map<String, Double> settings, OptimizerKind kind, Argument argument) {
        if (argument.name() == null) {
            throw TrainProblems.settingForm(argument.span(), "optimizer " + kind.name() + "(rate = 0.01)");
        }
        String key = argument.name().text();
        SourceSpan place = argument.name().span();
        var setting = kind.setting(key)
                .orElseThrow(() -> TrainProblems.unknownSetting(place, kind.name() + " setting", key, names(kind)));
        double value = known(argument.value(), Wording.quoted(key));
        if (!setting.range().contains(value)) {
            throw ValueProblems.outOfRange(
                    argument.value().span(),
                    Wording.quoted(key),
                    value,
                    setting.range().inWords());
        }
        if (settings.put(key, value) != null) {
            throw CallProblems.argumentTwice(argument.span(), key);
        }
    }

    private static List<String> names(OptimizerKind kind) {
        return kind.settings().stream().map(setting -> setting.name()).toList();
    }

    private int patience(Expression expression) {
        if (!(expression instanceof Call call)
                || !(call.function() instanceof NameReference early)
                || !early.name().equals("early")
                || call.arguments().size() != 1) {
            throw TrainProblems.settingForm(expression.span(), PATIENCE_EXAMPLE);
        }
        Argument value = call.arguments().get(0);
        if (value.name() != null && !value.name().text().equals("patience")) {
            throw TrainProblems.settingForm(expression.span(), PATIENCE_EXAMPLE);
        }
        return count(value.value(), "the patience");
    }
}
