/** What a person looks at while a network is trained: numbers, curves, images, TensorBoard. Knows no network. */
@NullMarked
package io.github.qptv2.monitor;

import org.jspecify.annotations.NullMarked;
