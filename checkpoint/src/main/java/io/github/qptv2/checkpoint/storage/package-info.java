/** Storage of checkpoint files: mapped files, zip entries, element types. */
@NullMarked
package io.github.qptv2.checkpoint.storage;

import org.jspecify.annotations.NullMarked;
