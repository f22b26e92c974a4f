/** What all commands share: console, progress, errors, files. */
@NullMarked
package io.github.qptv2.cli.console;

import org.jspecify.annotations.NullMarked;
