/** The networks: HiViT encoder and quality head. */
@NullMarked
package io.github.qptv2.model;

import org.jspecify.annotations.NullMarked;
