/** {@code qpt backbone}: frozen networks of others in the user's folder. */
@NullMarked
package io.github.qptv2.cli.backbone;

import org.jspecify.annotations.NullMarked;
