package dev.nnm.compiler.syntax;

import dev.nnm.grammar.NnmParser.BinderContext;
import dev.nnm.grammar.NnmParser.BoundReductionContext;
import dev.nnm.grammar.NnmParser.DerivativeRuleContext;
import dev.nnm.grammar.NnmParser.DerivativesContext;
import dev.nnm.grammar.NnmParser.DimensionDefinitionContext;
import dev.nnm.grammar.NnmParser.ImportedFileContext;
import dev.nnm.grammar.NnmParser.LayerDefinitionContext;
import dev.nnm.grammar.NnmParser.LoopVariableContext;
import dev.nnm.grammar.NnmParser.RangeContext;
import dev.nnm.grammar.NnmParser.RepeatContext;
import dev.nnm.grammar.NnmParser.ScanContext;
import dev.nnm.grammar.NnmParser.ScanStatesContext;
import dev.nnm.grammar.NnmParser.ScanVariableContext;
import dev.nnm.grammar.NnmParser.WhileContext;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** How a construct is written, for places inside of it where a token does not fit. */
final class ConstructForms {

    private static final String SCAN = "A scan is written: scan h over xt in x from zeros(3) { … }.";
    private static final String WHILE = "A loop is written: while x > 1 from x = a max 50 { x / 2 }.";
    private static final String DERIVATIVE =
            "The derivatives by parameters are written: with derivative x: 2 * x, y: 1.";
    private static final String REDUCTION =
            "A reduction over an index is written: sum(k) a[k] * b[k], or sum(k in 0..3) a[k].";

    private static final Map<Class<? extends ParserRuleContext>, String> FORMS = Map.ofEntries(
            Map.entry(ScanContext.class, SCAN),
            Map.entry(ScanStatesContext.class, SCAN),
            Map.entry(ScanVariableContext.class, SCAN),
            Map.entry(WhileContext.class, WHILE),
            Map.entry(LoopVariableContext.class, WHILE),
            Map.entry(RepeatContext.class, "A repetition is written: repeat 8 { x = f(x) }, or repeat 8 as k { … }."),
            Map.entry(
                    LayerDefinitionContext.class,
                    "A layer is written: layer f = dense(16, relu), and applied to x by f(x)."),
            Map.entry(DimensionDefinitionContext.class, "A dimension is written: dim T = 28."),
            Map.entry(ImportedFileContext.class, "A file is named in double quotes: import \"layers.nnm\"."),
            Map.entry(DerivativesContext.class, DERIVATIVE),
            Map.entry(DerivativeRuleContext.class, DERIVATIVE),
            Map.entry(BoundReductionContext.class, REDUCTION),
            Map.entry(BinderContext.class, REDUCTION),
            Map.entry(RangeContext.class, REDUCTION));

    private ConstructForms() {}

    /** The form of the innermost construct that has begun. */
    static Optional<String> of(ErrorPlace place) {
        return Optional.ofNullable(FORMS.get(place.begun().getClass()));
    }
}
