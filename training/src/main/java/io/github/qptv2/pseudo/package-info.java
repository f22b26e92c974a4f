/** Pseudo-labels: scores of unlabeled images and of their degraded views by a frozen model, as a training set. */
@NullMarked
package io.github.qptv2.pseudo;

import org.jspecify.annotations.NullMarked;
