/** Pseudo-labels: a frozen scorer's scores of unlabeled images and of degraded views of them, as a set to train on. */
@NullMarked
package io.github.qptv2.pseudo;

import org.jspecify.annotations.NullMarked;
