package dev.nnm.compiler.check;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.check.CheckedModel.TargetNode;
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
    private static final int DEFAULT_EPOCHS = 100;
    private static final int DEFAULT_BATCH = 32;

    private final Elaboration elaboration;
    private final Globals globals;
    private final DataChecker data;
    private final List<NamedNode> inputs;
    private final Map<String, TrainSetting> seen = new HashMap<>();

    private @Nullable DataPlan dataPlan;
    private final List<PreparationPlan> preparations = new ArrayList<>();
    private OptimizerPlan optimizer = new OptimizerPlan("sgd", Map.of());
    private double validation;
    private int epochs = DEFAULT_EPOCHS;
    private int batch = DEFAULT_BATCH;
    private long seed;
    private int patience;

    TrainChecker(Elaboration elaboration, Globals globals, List<NamedNode> inputs, List<TargetNode> targets) {
        this.elaboration = elaboration;
        this.globals = globals;
        this.inputs = inputs;
        this.data = new DataChecker(elaboration, globals, inputs, targets);
    }

    TrainingPlan check(TrainBlock block) {
        for (TrainSetting setting : block.settings()) {
            try {
                read(setting);
            } catch (CompileException e) {
                globals.report(e);
            }
        }
        return new TrainingPlan(
                dataPlan, validation, List.copyOf(preparations), optimizer, epochs, batch, seed, patience);
    }

    private void read(TrainSetting setting) {
        String key = setting instanceof Setting named ? named.key().text() : "data";
        if (SETTINGS.contains(key) && seen.putIfAbsent(key, setting) != null) {
            throw CheckProblems.twice(setting.span(), "setting " + CheckProblems.quoted(key));
        }
        if (setting instanceof TrainSetting.DataTable table) {
            dataPlan = data.table(table);
        } else if (setting instanceof TrainSetting.DataFile file) {
            dataPlan = data.file(file);
        } else {
            read((Setting) setting);
        }
    }

    private void read(Setting setting) {
        switch (setting.key().text()) {
            case "split" -> validation = fraction(setting);
            case "prepare" -> setting.arguments().forEach(this::prepare);
            case "optimizer" -> optimizer = optimizer(only(setting, "optimizer adam(rate = 0.01)"));
            case "epochs" -> epochs = count(setting, "epochs 100");
            case "batch" -> batch = count(setting, "batch 32");
            case "seed" -> seed = (long) known(only(setting, "seed 7").value(), "the seed");
            case "stop" -> patience = patience(only(setting, "stop early(patience = 20)"));
            default ->
                throw CheckProblems.unknownSetting(
                        setting.key().span(), "setting", setting.key().text(), SETTINGS);
        }
    }

    private static Argument only(Setting setting, String example) {
        if (setting.arguments().size() != 1) {
            throw CheckProblems.settingForm(setting.span(), example);
        }
        return setting.arguments().get(0);
    }

    private double known(Expression expression, String what) {
        return elaboration.knownNumber(expression, globals.frame("train"), what);
    }

    private int count(Setting setting, String example) {
        Expression expression = only(setting, example).value();
        String what = setting.key().text();
        double value = known(expression, what);
        if (value != Math.rint(value) || value < 1 || value > Integer.MAX_VALUE) {
            throw CheckProblems.notAWholeNumber(expression.span(), what, value, "from 1 on");
        }
        return (int) value;
    }

    private double fraction(Setting setting) {
        Argument argument = only(setting, "split validation = 0.2");
        if (argument.name() == null || !argument.name().text().equals("validation")) {
            throw CheckProblems.settingForm(setting.span(), "split validation = 0.2");
        }
        double value = known(argument.value(), "the part for validation");
        if (!(value >= 0 && value < 1)) {
            throw CheckProblems.outOfRange(
                    argument.value().span(), "the part for validation", value, "from 0 to below 1");
        }
        return value;
    }

    private void prepare(Argument argument) {
        if (!(argument.value() instanceof Call call)
                || !(call.function() instanceof NameReference kind)
                || call.arguments().isEmpty()) {
            throw CheckProblems.settingForm(argument.span(), "prepare standardize(x)");
        }
        if (!Preparations.names().contains(kind.name())) {
            throw CheckProblems.unknownSetting(kind.span(), "preparation", kind.name(), Preparations.names());
        }
        for (Argument variable : call.arguments()) {
            preparations.add(new PreparationPlan(kind.name(), input(variable.value())));
        }
    }

    private String input(Expression expression) {
        List<String> names = inputs.stream().map(NamedNode::name).toList();
        if (expression instanceof NameReference reference) {
            if (names.contains(reference.name())) {
                return reference.name();
            }
            throw CheckProblems.unknownSetting(expression.span(), "input", reference.name(), names);
        }
        throw CheckProblems.settingForm(expression.span(), "prepare standardize(x)");
    }

    private OptimizerPlan optimizer(Argument argument) {
        Expression function = argument.value() instanceof Call call ? call.function() : argument.value();
        if (!(function instanceof NameReference name)) {
            throw CheckProblems.settingForm(argument.span(), "optimizer adam(rate = 0.01)");
        }
        if (!Optimizers.names().contains(name.name())) {
            throw CheckProblems.unknownSetting(name.span(), "optimizer", name.name(), Optimizers.names());
        }
        Map<String, Double> settings = new LinkedHashMap<>();
        if (argument.value() instanceof Call call) {
            call.arguments().forEach(setting -> set(settings, name.name(), setting));
        }
        return new OptimizerPlan(name.name(), settings);
    }

    private void set(Map<String, Double> settings, String optimizerName, Argument argument) {
        List<String> known = List.copyOf(Optimizers.settingsOf(optimizerName).keySet());
        if (argument.name() == null) {
            throw CheckProblems.settingForm(argument.span(), "optimizer " + optimizerName + "(rate = 0.01)");
        }
        SourceSpan span = argument.name().span();
        String key = argument.name().text();
        if (!known.contains(key)) {
            throw CheckProblems.unknownSetting(span, optimizerName + " setting", key, known);
        }
        double value = known(argument.value(), CheckProblems.quoted(key));
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw CheckProblems.outOfRange(argument.value().span(), CheckProblems.quoted(key), value, "0 or above");
        }
        settings.put(key, value);
    }

    private int patience(Argument argument) {
        String example = "stop early(patience = 20)";
        if (!(argument.value() instanceof Call call)
                || !(call.function() instanceof NameReference early)
                || !early.name().equals("early")
                || call.arguments().size() != 1) {
            throw CheckProblems.settingForm(argument.span(), example);
        }
        Argument value = call.arguments().get(0);
        if (value.name() != null && !value.name().text().equals("patience")) {
            throw CheckProblems.settingForm(argument.span(), example);
        }
        double epochsToWait = known(value.value(), "the patience");
        if (epochsToWait != Math.rint(epochsToWait) || epochsToWait < 1 || epochsToWait > Integer.MAX_VALUE) {
            throw CheckProblems.notAWholeNumber(value.value().span(), "the patience", epochsToWait, "from 1 on");
        }
        return (int) epochsToWait;
    }
}
