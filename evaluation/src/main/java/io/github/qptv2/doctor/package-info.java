/** Whether a checkpoint can be trusted, and with which conventions it is to be read. */
@NullMarked
package io.github.qptv2.doctor;

import org.jspecify.annotations.NullMarked;
