/** Documents as terminal text, JSON, CSV, LaTeX and HTML: the only place that knows these formats. */
@NullMarked
package dev.nnm.teach.render;

import org.jspecify.annotations.NullMarked;
