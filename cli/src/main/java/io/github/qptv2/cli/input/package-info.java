/** Arguments of commands: files, folders, patterns and datasets. */
@NullMarked
package io.github.qptv2.cli.input;

import org.jspecify.annotations.NullMarked;
