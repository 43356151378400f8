package dev.nnm.compiler.syntax;

import dev.nnm.compiler.syntax.Expression.Block;
import dev.nnm.grammar.NnmParser.BlockContext;

/** Builds blocks, which are expressions and hold statements. */
interface BlockBuilder {

    Block block(BlockContext tree);
}
