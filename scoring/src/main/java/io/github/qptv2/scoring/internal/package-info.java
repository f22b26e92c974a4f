/**
 * Implementation of scoring: preprocessing, the networks in ONNX Runtime, the grid of crops. Not exported; it may
 * change in any release.
 */
@NullMarked
package io.github.qptv2.scoring.internal;

import org.jspecify.annotations.NullMarked;
