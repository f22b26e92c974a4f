/** Bodies of requests: files, parts and archives, stored in a private temporary folder. */
@NullMarked
package io.github.qptv2.server.upload;

import org.jspecify.annotations.NullMarked;
