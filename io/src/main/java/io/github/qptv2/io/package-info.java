/**
 * Files written whole, folders walked in a fixed order, work done ahead in order: what every module needs and no
 * library has.
 */
@NullMarked
package io.github.qptv2.io;

import org.jspecify.annotations.NullMarked;
