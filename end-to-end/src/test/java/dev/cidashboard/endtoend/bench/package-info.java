/** {@code make bench}: measures what the product promises about speed, requests and memory, and prints a table. */
package dev.cidashboard.endtoend.bench;
