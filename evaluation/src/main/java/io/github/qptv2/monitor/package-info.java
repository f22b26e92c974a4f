/** Training metrics: the log {@code metrics.jsonl}, charts and TensorBoard event files. Independent of networks. */
@NullMarked
package io.github.qptv2.monitor;

import org.jspecify.annotations.NullMarked;
