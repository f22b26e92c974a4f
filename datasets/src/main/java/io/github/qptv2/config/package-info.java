/** Strict reading of configuration records from YAML, with errors that name file and line. */
@NullMarked
package io.github.qptv2.config;

import org.jspecify.annotations.NullMarked;
