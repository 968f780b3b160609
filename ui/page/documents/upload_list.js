/* Sends "halt". */
