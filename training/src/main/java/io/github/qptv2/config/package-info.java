/** Configuration files: YAML read strictly, every complaint naming file and line. */
@NullMarked
package io.github.qptv2.config;

import org.jspecify.annotations.NullMarked;
