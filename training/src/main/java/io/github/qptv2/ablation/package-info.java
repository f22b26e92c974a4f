/**
 * Ablations: {@link io.github.qptv2.ablation.AblationConfig} names factors and their levels,
 * {@link io.github.qptv2.ablation.AblationPlan} makes cells and comparisons of them before the first run,
 * {@link io.github.qptv2.ablation.AblationRun} pretrains, probes and fine-tunes each cell with each seed, and
 * {@link io.github.qptv2.ablation.AblationResults} compares them.
 */
@NullMarked
package io.github.qptv2.ablation;

import org.jspecify.annotations.NullMarked;
