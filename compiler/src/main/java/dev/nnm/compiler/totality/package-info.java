/** What is known of values whatever the variables are: that they are finite, and their signs. */
package dev.nnm.compiler.totality;
