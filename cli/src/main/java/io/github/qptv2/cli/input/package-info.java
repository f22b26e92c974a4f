/** Files, folders and patterns that commands take. */
@NullMarked
package io.github.qptv2.cli.input;

import org.jspecify.annotations.NullMarked;
