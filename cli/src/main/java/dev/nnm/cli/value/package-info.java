/** Values that the user gives on the command line or in a JSON file. */
@NullMarked
package dev.nnm.cli.value;

import org.jspecify.annotations.NullMarked;
