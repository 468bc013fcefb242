/** The part of libphonenumber that is used, without its metadata: a chunk of its own, loaded on first use. */
export { Metadata, parsePhoneNumberFromString } from 'libphonenumber-js/core';
