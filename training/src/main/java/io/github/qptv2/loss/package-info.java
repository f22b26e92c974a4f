/** What fine-tuning minimizes: differences between predictions and opinions. */
@NullMarked
package io.github.qptv2.loss;

import org.jspecify.annotations.NullMarked;
