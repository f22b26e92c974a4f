/** Result rows and their output formats. */
@NullMarked
package io.github.qptv2.cli.output;

import org.jspecify.annotations.NullMarked;
