/** What commands tell, as text for people and as JSON for programs. */
@NullMarked
package dev.nnm.cli.report;

import org.jspecify.annotations.NullMarked;
