/** Starts, watches, kills and restarts the packaged processes, and asks them over HTTP as anybody else would. */
package dev.cidashboard.endtoend.product;
