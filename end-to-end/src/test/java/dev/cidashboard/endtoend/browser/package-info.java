/** The pages as people meet them: a real Chromium finds things by their accessible names. */
package dev.cidashboard.endtoend.browser;
