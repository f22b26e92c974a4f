/**
 * The training run, independent of the task: the loop, the schedule, and a folder of checkpoints that survive a crash.
 * {@link io.github.qptv2.train.TrainingRun} runs a {@link io.github.qptv2.train.TrainingTask} in a
 * {@link io.github.qptv2.train.TrainingLoop}.
 */
@NullMarked
package io.github.qptv2.train;

import org.jspecify.annotations.NullMarked;
