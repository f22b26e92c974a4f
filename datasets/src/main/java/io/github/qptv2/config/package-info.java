/** Configuration records from YAML, strictly. */
@NullMarked
package io.github.qptv2.config;

import org.jspecify.annotations.NullMarked;
