/** The used part of libphonenumber, without its metadata. It is a separate chunk that is loaded at first use. */
export { Metadata, parsePhoneNumberFromString } from 'libphonenumber-js/core';
