/** Console, progress, error messages and output files, shared by all commands. */
@NullMarked
package io.github.qptv2.cli.console;

import org.jspecify.annotations.NullMarked;
